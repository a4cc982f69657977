import type { Finding } from './threat.ts';

const RIGHT_TO_LEFT =
  /[\p{scx=Arab}\p{scx=Hebr}\p{scx=Syrc}\p{scx=Thaa}\p{scx=Nkoo}\p{scx=Adlm}\p{scx=Samr}\p{scx=Mand}]/gu;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/gu;
/** An override up to its end, or to the end of the line. Phones put left-to-right ones around phone numbers. */
const OVERRIDE = /([\u202D\u202E])([^\u202C\n]*)/gu;
/** Right-to-left embeddings and isolates; Hebrew and Arabic apps put them around their own text. */
const EMBEDDING = /([\u202B\u2067])([^\u202C\u2069\n]*)/gu;
/** A single letter looks the same in both directions. */
const LEAST = 2;

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** Whether most letters have the opposite of the forced direction. */
function isTurned(content: string, leftToRight: boolean): boolean {
  const backward = count(content, RIGHT_TO_LEFT);
  const forward = count(content, LETTER_OR_DIGIT) - backward;
  return leftToRight ? backward >= LEAST : forward >= LEAST && forward > backward;
}

/**
 * Direction controls that reverse letters, so that a page shows other words than a program reads. The words are
 * kept.
 */
export function turnedText(text: string): Finding[] {
  const overrides = [...text.matchAll(OVERRIDE)].filter(([, control, content = '']) =>
    isTurned(content, control === '\u202D'),
  );
  const foreign = count(text, RIGHT_TO_LEFT) === 0;
  const embeddings = foreign
    ? [...text.matchAll(EMBEDDING)].filter(([, , content = '']) => isTurned(content, false))
    : [];
  return [...overrides, ...embeddings].map(({ 0: whole, index }) => ({
    kind: 'turned_text',
    start: index,
    end: index + whole.length,
    removes: false,
  }));
}
