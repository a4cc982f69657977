/** A share with its 95 % interval. */
export type Share = { of: number; count: number; share: number; low: number; high: number };

const Z = 1.959964;

/**
 * A share of `of` cases with its Wilson interval (E. B. Wilson, “Probable inference, the law of succession, and statistical
 * inference”, JASA 22, 1927), which stays within 0 and 1 also for few cases; null without cases.
 */
export function shareOf(count: number, of: number): Share | null {
  if (of === 0) return null;
  const [p, n] = [count / of, of];
  const center = (p + Z ** 2 / (2 * n)) / (1 + Z ** 2 / n);
  const half = (Z / (1 + Z ** 2 / n)) * Math.sqrt((p * (1 - p)) / n + Z ** 2 / (4 * n ** 2));
  return {
    of,
    count,
    share: p,
    low: count === 0 ? 0 : center - half,
    high: count === of ? 1 : center + half,
  };
}
