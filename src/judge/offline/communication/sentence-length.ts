import { shareBetween, trimmedMean } from './trimmed-mean.ts';
import type { Unit } from './units.ts';

/** Up to here a sentence costs nothing; from there on it costs in full. In words. */
const LONG = { from: 20, to: 40 };
const TRIMMED = 0.2;

/**
 * How much of the text is in long sentences, 0 to 1. Averaged over words and trimmed, so that a few short sentences
 * beside a long one do not hide it, and one list without full stops does not decide. Short sentences cost nothing: people
 * scored them lower only in some kinds of text. Null where no sentence's length is known.
 */
export function longSentences(sentences: readonly Unit[]): number | null {
  const beyond = sentences.flatMap(({ length }) =>
    length === null ? [] : Array.from({ length }, () => shareBetween(length, LONG.from, LONG.to)),
  );
  return trimmedMean(beyond, TRIMMED);
}
