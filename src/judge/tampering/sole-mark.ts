import type { Span } from './finding.ts';

/** What can stand among other words: something in brackets, or drawn signs and all that follows them. */
const MARK =
  /<{1,3}[^<>\n]{1,80}>{1,3}|\[[^[\]\n]{1,120}\]|\{\{[^{}\n]{1,40}\}\}|[-=*#~_%]{2,}\s*[\p{L}/][^\n]*/gu;

/** A text without one stretch of it. */
export function besideSpan(text: string, { start, end }: Span): string {
  return `${text.slice(0, start)} ${text.slice(end)}`;
}

/** Where the one mark of a frame stands in a sentence; null where it has several, or no words beside the mark. */
export function soleMark(text: string, isMark: (part: string) => boolean): Span | null {
  const [mark, another] = Array.from(text.matchAll(MARK)).filter(([part]) => isMark(part));
  if (mark === undefined || another !== undefined) return null;
  const span = { start: mark.index, end: mark.index + mark[0].length };
  return /\p{L}/u.test(besideSpan(text, span)) ? span : null;
}
