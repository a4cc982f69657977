import { mean } from 'simple-statistics';

/**
 * A judge's readings on people's scale: `x − 50 = offset + slope · (y − 50) + noise`, which the fold inverts
 * (design 6).
 */
export type Fit = { offset: number; slope: number; sigma: number };

/** Pseudo-dossiers with offset 0 and slope 1, so that a small set does not distort the scale. */
const OFFSET_PSEUDO = 5;
const SLOPE_PSEUDO = 60;
const MIDDLE = 50;

/**
 * Least squares of the judge's readings on people's scores, slope shrunk towards 1 and offset towards 0; sigma is
 * the residual.
 */
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
