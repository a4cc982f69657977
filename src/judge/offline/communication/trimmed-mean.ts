/** The mean without the given share of the smallest and of the largest values; null for no values. */
export function trimmedMean(values: readonly number[], share: number): number | null {
  if (values.length === 0) return null;
  const cut = Math.floor(share * values.length);
  const kept = [...values].sort((a, b) => a - b).slice(cut, values.length - cut);
  return kept.reduce((sum, value) => sum + value, 0) / kept.length;
}

/** The position of a value between two others, clamped to 0–1. */
export function shareBetween(value: number, from: number, to: number): number {
  return Math.min(1, Math.max(0, (value - from) / (to - from)));
}
