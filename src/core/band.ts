/** The five bands of a rubric, weakest first. */
export const BANDS = [1, 2, 3, 4, 5] as const;

export type Band = (typeof BANDS)[number];

/** Converts a band and the position in it (0–1) to a reading on 0–100: five bands of 20 points (design 6). */
export function readingOf(band: Band, position: number): number {
  return 20 * (band - 1 + position);
}

/** The band of a reading on 0–100; 100 belongs to the highest. */
export function bandOf(x: number): Band {
  return Math.min(5, Math.max(1, Math.floor(x / 20) + 1)) as Band;
}
