import { shareBetween, trimmedMean } from './trimmed-mean.ts';
import { lettersIn, type Unit } from './units.ts';

/** Longer words count as this many letters. */
const LONGEST = 9;
/** Mean letters per word: `from` is the plainest prose, and more than `to` earns nothing. */
const LETTERS = { from: 4, to: 5.2 };
const TRIMMED = 0.1;
const LATIN = /^\p{sc=Latin}/u;

/**
 * Letters per word, 0 to 1. Skips the first word of a sentence, which is often a connective. Only for Latin script,
 * where it was measured; null for others. Languages with longer words reach the upper bound, which is worth little.
 */
export function lettersPerWord(sentences: readonly Unit[]): number | null {
  const letters = sentences.flatMap(({ words }) =>
    words
      .slice(1)
      .filter((word) => LATIN.test(word))
      .map((word) => Math.min(LONGEST, lettersIn(word))),
  );
  const mean = trimmedMean(letters, TRIMMED);
  return mean === null ? null : shareBetween(mean, LETTERS.from, LETTERS.to);
}
