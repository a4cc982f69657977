import { merged, outside, type Span, spansOf } from './threat.ts';

/** A straight mark opens and closes at the edge of a word, which excludes feet and inches. */
const QUOTES =
  /“[^“”]+”|„[^„“”]+[“”]|«[^«»]+»|»[^«»]+«|‹[^‹›]+›|「[^「」]+」|『[^『』]+』|(?<![\p{L}\p{N}])(?:"[^"]+"|'[^'\n]+'|‘[^‘’]+’)(?![\p{L}\p{N}])/gu;
const QUOTED_LINE = /^[ \t]{0,3}>.*$/gmu;
const PARAGRAPH_END = /\n[ \t]*\n/u;
const CODE_BLOCK = /^[ \t]{0,3}(?:```|~~~).*$[^]*?^[ \t]{0,3}(?:```|~~~).*$/gmu;
const INLINE_CODE = /(`{1,2})(?!`)[^`\n]+\1/gu;

function spans(text: string, pattern: RegExp): Span[] {
  return spansOf(text, pattern).filter(({ start, end }) => !PARAGRAPH_END.test(text.slice(start, end)));
}

/** Text marked as someone else's: quotation marks within a paragraph, and lines after `>`. */
export function quotedSpans(text: string): Span[] {
  return merged([...spans(text, QUOTES), ...spans(text, QUOTED_LINE)]);
}

/** Those of `marks` that are used rather than mentioned: outside quotations and code. */
export function unmentioned<T extends Span>(text: string, marks: readonly T[]): T[] {
  if (marks.length === 0) return [];
  return outside(
    marks,
    merged([...quotedSpans(text), ...spansOf(text, CODE_BLOCK), ...spans(text, INLINE_CODE)]),
  );
}

/** After a word or comma and a space a sentence continues; after a bullet or bar a list names something. */
const GOES_ON = /(?:[\p{L}\p{N},|]|(?:^|\n)[ \t]*(?:[-*•+]|\d{1,3}[.)]))[ \t]+$/u;
const REACH = 40;

/** Whether a sentence or list mentions the mark at `start`, as in "the parser stops at </order> when …". */
export function isMentioned(text: string, start: number): boolean {
  return GOES_ON.test(text.slice(Math.max(0, start - REACH), start));
}
