import { shareBetween, trimmedMean } from './trimmed-mean.ts';
import type { Unit } from './units.ts';

/** Sentences up to `from` words cost nothing, from `to` words the full amount. */
const LONG = { from: 20, to: 40 };
const TRIMMED = 0.2;

/**
 * How much of the text is in long sentences, 0 to 1. Averaged over words and trimmed, so that a few short sentences
 * do not hide a long one, and one list without full stops does not decide. Short sentences cost nothing: people
 * scored them lower only in some kinds of text. Null if no sentence length is known.
 */
export function longSentences(sentences: readonly Unit[]): number | null {
  const beyond = sentences.flatMap(({ length }) =>
    length === null ? [] : Array.from({ length }, () => shareBetween(length, LONG.from, LONG.to)),
  );
  return trimmedMean(beyond, TRIMMED);
}
