/** A sentence and its start index in the text. */
export type Sentence = { start: number; text: string };

/** Trims a piece of text and adjusts its start; null if it is blank. */
export function trimmed(start: number, raw: string): Sentence | null {
  const text = raw.trim();
  return text === '' ? null : { start: start + raw.indexOf(text), text };
}
