import { lettersIn, type Unit } from './units.ts';

/** Shorter words, in letters, are mostly function words, which any two sentences share. */
const CARRIES = 4;
/** The mean share of repeated words that counts in full. */
const MOST = 0.3;
/**
 * How many words of a sentence occur in the one before it, 0 to 1: cohesion without a list of connectives. Null if
 * no sentence follows another.
 */
export function takesUp(sentences: readonly Unit[]): number | null {
  const carried = sentences.map(({ words }) =>
    // Skips the first word: repeating a connective is not cohesion.
    words
      .slice(1)
      .filter((word) => lettersIn(word) >= CARRIES)
      .map((word) => word.toLowerCase()),
  );
  const shares = carried.slice(1).flatMap((words, index) => {
    const before = new Set(carried[index]);
    return words.length === 0 ? [] : words.filter((word) => before.has(word)).length / words.length;
  });
  if (shares.length === 0) return null;
  return Math.min(MOST, shares.reduce((sum, share) => sum + share, 0) / shares.length) / MOST;
}
