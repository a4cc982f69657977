import { BANDS, bandOf } from '../band.ts';

/** How often each band of one side met each band of the other: `counts[first - 1][second - 1]`. */
export type BandCounts = number[][];

export const noCounts = (): BandCounts => BANDS.map(() => BANDS.map(() => 0));

/** Counts one pair of readings on 0–100. */
export function countPair(counts: BandCounts, first: number, second: number): void {
  (counts[bandOf(first) - 1] as number[])[bandOf(second) - 1]! += 1;
}

/**
 * Cohen's kappa with quadratic weights on the five bands (J. Cohen, “Weighted kappa”, Psychological Bulletin 70, 1968): 1 is
 * agreement, 0 is chance. NaN if both sides always give the same single band.
 */
export function kappaOfCounts(counts: BandCounts): number {
  const ofFirst = counts.map((row) => row.reduce((sum, count) => sum + count, 0));
  const ofSecond = BANDS.map((band) => counts.reduce((sum, row) => sum + (row[band - 1] as number), 0));
  const pairs = ofFirst.reduce((sum, count) => sum + count, 0);
  let [observed, expected] = [0, 0];
  for (const [first, row] of counts.entries()) {
    for (const [second, count] of row.entries()) {
      const distance = (first - second) ** 2;
      observed += distance * count;
      expected += distance * (ofFirst[first] as number) * (ofSecond[second] as number);
    }
  }
  return 1 - (observed * pairs) / expected;
}

/** The same of readings on 0–100. */
export function quadraticKappa(a: readonly number[], b: readonly number[]): number {
  const counts = noCounts();
  for (const [index, first] of a.entries()) countPair(counts, first, b[index] as number);
  return kappaOfCounts(counts);
}
