/** A sentence and its place in the text. */
export type Sentence = { start: number; end: number; text: string };

/** Trims a piece of text and adjusts its start; null if it is blank. */
export function trimmed(from: number, raw: string): Sentence | null {
  const text = raw.trim();
  const start = from + raw.indexOf(text);
  return text === '' ? null : { start, end: start + text.length, text };
}

/** A sentence ends at a line break, or after a full stop, question or exclamation mark followed by white space. */
const PIECE =
  /(?:[^\n\r.!?。！？]|\r?\n(?=[^\S\n\r]*\p{Ll}))+(?:[.!?。！？]+(?!\s|$)[^\n\r.!?。！？]*)*[.!?。！？"'”’)\]]*/gu;
/** In characters. Lists and tables without full stops would otherwise be one sentence. */
const LONGEST = 600;

/** Splits a piece into parts of at most `LONGEST` characters, after white space if possible. */
function partsOf(piece: string): string[] {
  const parts: string[] = [];
  let from = 0;
  while (piece.length - from > LONGEST) {
    const space = piece.slice(from, from + LONGEST).search(/\s\S*$/u);
    const end = space > 0 ? from + space + 1 : from + LONGEST;
    parts.push(piece.slice(from, end));
    from = end;
  }
  return [...parts, piece.slice(from)];
}

/** The sentences of a text in order. Linear in its length, and never throws. */
export function sentencesOf(text: string): Sentence[] {
  const found: Sentence[] = [];
  for (const { 0: piece, index } of text.matchAll(PIECE)) {
    let start = index;
    for (const part of partsOf(piece)) {
      const sentence = trimmed(start, part);
      if (sentence !== null) found.push(sentence);
      start += part.length;
    }
  }
  return found;
}
