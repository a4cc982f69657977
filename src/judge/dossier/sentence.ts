/** A sentence and the place in its text where it begins. */
export type Sentence = { start: number; text: string };

/** A piece of text without the white space around it, and where it begins; null when it is nothing else. */
export function trimmed(start: number, raw: string): Sentence | null {
  const text = raw.trim();
  return text === '' ? null : { start: start + raw.indexOf(text), text };
}
