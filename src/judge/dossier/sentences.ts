import { withoutRunOns } from './run-on.ts';

/** A sentence as it stands in its text, with the place where it begins. */
export type Sentence = { start: number; text: string };

/** Ends at a line break, or after a full stop, question or exclamation mark that is followed by white space. */
const PIECE = /[^\n\r.!?。！？]+(?:[.!?。！？]+(?!\s|$)[^\n\r.!?。！？]*)*[.!?。！？"'”’)\]]*/gu;
/** Lists and tables without a full stop would else be one sentence; a longer one is cut at white space. */
const LONGEST = 600;

/** A piece of text without the white space around it, and where it begins; null when it is nothing else. */
export function trimmed(start: number, raw: string): Sentence | null {
  const text = raw.trim();
  return text === '' ? null : { start: start + raw.indexOf(text), text };
}

/** The sentences of a text in their order. Linear in its length, and never throws. */
export function sentencesOf(text: string): Sentence[] {
  const found: Sentence[] = [];
  for (const match of text.matchAll(PIECE)) {
    for (let from = 0; from < match[0].length; from += LONGEST) {
      const sentence = trimmed(match.index + from, match[0].slice(from, from + LONGEST));
      if (sentence !== null) found.push(...withoutRunOns(sentence));
    }
  }
  return found;
}
