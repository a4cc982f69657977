import { lettersIn, type Unit } from './units.ts';

/** Shorter words are mostly function words, which any two sentences share. In letters. */
const CARRIES = 4;
/** The mean share of words taken up that counts in full. */
const MOST = 0.3;
/**
 * How much of a sentence the one before it had already named, 0 to 1: cohesion without a list of connectives. Null where
 * no sentence follows another.
 */
export function takesUp(sentences: readonly Unit[]): number | null {
  const carried = sentences.map(({ words }) =>
    // The first word is left out: the same joining word in each sentence takes nothing up.
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
