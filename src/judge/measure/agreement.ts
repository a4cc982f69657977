import { sampleCorrelation, sampleRankCorrelation } from 'simple-statistics';

/** Pearson's correlation; NaN if one side does not vary. */
export function pearson(a: readonly number[], b: readonly number[]): number {
  return a.length < 2 ? Number.NaN : sampleCorrelation([...a], [...b]);
}

/** Spearman's rank correlation; NaN if one side does not vary. */
export function spearman(a: readonly number[], b: readonly number[]): number {
  return a.length < 2 ? Number.NaN : sampleRankCorrelation([...a], [...b]);
}

/**
 * The maximum of Spearman's correlation with `values` for a reading without ties: people who give one of three
 * labels leave most pairs tied, and no order can match a tie. From the tie-corrected variance of ranks (Kendall).
 */
export function attainableSpearman(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const tied = [...counts.values()].reduce((sum, count) => sum + count ** 3 - count, 0);
  return Math.sqrt(1 - tied / (values.length ** 3 - values.length));
}

/** Spearman's correlation of `a` and `b` controlled for `c`: the partial correlation of their ranks. */
export function partialSpearman(a: readonly number[], b: readonly number[], c: readonly number[]): number {
  const [ab, ac, bc] = [spearman(a, b), spearman(a, c), spearman(b, c)];
  return (ab - ac * bc) / Math.sqrt((1 - ac * ac) * (1 - bc * bc));
}

/** The band, 0 to 4, of a value on 0–100. */
function bandOf(value: number): number {
  return Math.min(4, Math.max(0, Math.floor(value / 20)));
}

/** Cohen's kappa on the five bands with quadratic weights: 1 is agreement, 0 is chance. */
export function quadraticKappa(a: readonly number[], b: readonly number[]): number {
  const [bandsA, bandsB] = [a.map(bandOf), b.map(bandOf)];
  const countsB = [0, 1, 2, 3, 4].map((band) => bandsB.filter((other) => other === band).length);
  let [observed, expected] = [0, 0];
  for (const [index, band] of bandsA.entries()) {
    observed += (band - (bandsB[index] ?? 0)) ** 2;
    for (const [other, count] of countsB.entries()) expected += count * (band - other) ** 2;
  }
  return 1 - (observed * a.length) / expected;
}
