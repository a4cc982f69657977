import { shareBetween, trimmedMean } from './trimmed-mean.ts';
import { lettersIn, type Unit } from './units.ts';

/** A longer word counts as one of so many letters. */
const LONGEST = 9;
/** Mean letters of a word: fewer are the plainest prose, and more than the upper bound earn nothing. */
const LETTERS = { from: 4, to: 5.2 };
const TRIMMED = 0.1;
const LATIN = /^\p{sc=Latin}/u;

/**
 * Letters per word, 0 to 1. The first word of a sentence is left out: joining words are put there. Only for Latin script,
 * where it was measured; null for others. Languages of longer words reach the upper bound, which is worth little.
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
