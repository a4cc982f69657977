/** The mean of what is left once a share of the smallest and of the largest values is taken away; null of nothing. */
export function trimmedMean(values: readonly number[], share: number): number | null {
  if (values.length === 0) return null;
  const cut = Math.floor(share * values.length);
  const kept = [...values].sort((a, b) => a - b).slice(cut, values.length - cut);
  return kept.reduce((sum, value) => sum + value, 0) / kept.length;
}

/** How far a value is on the way between two others, 0 before and 1 behind them. */
export function shareBetween(value: number, from: number, to: number): number {
  return Math.min(1, Math.max(0, (value - from) / (to - from)));
}
