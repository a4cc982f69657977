import { mean } from 'simple-statistics';

/** How a judge reads people's scale: `x − 50 = offset + slope · (y − 50) + noise`, which the fold inverts (design 6). */
export type Fit = { offset: number; slope: number; sigma: number };

/** Dossiers that say "no offset" and "slope 1" before any was scored: a small set must not bend the scale. */
const OFFSET_PSEUDO = 5;
const SLOPE_PSEUDO = 60;
const MIDDLE = 50;

/** Least squares of the judge's reading on people's, slope drawn towards 1 and offset towards 0; sigma is what is left. */
export function fitCard(read: readonly number[], human: readonly number[]): Fit {
  const [meanRead, meanHuman] = [mean([...read]), mean([...human])];
  let [both, spread] = [0, 0];
  for (const [index, y] of human.entries()) {
    both += (y - meanHuman) * ((read[index] ?? 0) - meanRead);
    spread += (y - meanHuman) ** 2;
  }
  const count = read.length;
  const variance = spread / count;
  const slope = (both + SLOPE_PSEUDO * variance) / (spread + SLOPE_PSEUDO * variance);
  const raw = meanRead - MIDDLE - slope * (meanHuman - MIDDLE);
  const offset = (count * raw) / (count + OFFSET_PSEUDO);
  const left = human.map((y, index) => (read[index] ?? 0) - MIDDLE - offset - slope * (y - MIDDLE));
  return { offset, slope, sigma: Math.sqrt(mean(left.map((error) => error * error))) };
}
