import { merged, type Span, spansOf } from './threat.ts';

/**
 * Pairs of quotation marks. A straight mark opens and closes at the edge of a word, which excludes feet and inches.
 */
const QUOTES =
  /“[^“”]+”|„[^„“”]+[“”]|«[^«»]+»|»[^«»]+«|‹[^‹›]+›|「[^「」]+」|『[^『』]+』|(?<![\p{L}\p{N}])"[^"]+"(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])'[^'\n]+'(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])‘[^‘’]+’(?![\p{L}\p{N}])/gu;
const QUOTED_LINE = /^[ \t]{0,3}>.*$/gmu;
const PARAGRAPH_END = /\n[ \t]*\n/u;
const CODE_FENCE = /^[ \t]{0,3}(?:`{3,}|~{3,}).*$/gmu;
const INLINE_CODE = /(`{1,2})(?!`)[^`\n]+\1/gu;

function spans(text: string, pattern: RegExp): Span[] {
  return spansOf(text, pattern).filter(({ start, end }) => !PARAGRAPH_END.test(text.slice(start, end)));
}

/** From each code fence to the next one; a last unpaired fence opens nothing. */
function codeBlocks(text: string): Span[] {
  const marks = spans(text, CODE_FENCE);
  return marks.flatMap(({ start }, index) => {
    const closing = marks[index + 1];
    return index % 2 === 0 && closing !== undefined ? [{ start, end: closing.end }] : [];
  });
}

/** Text marked as someone else's: quotation marks within a paragraph, and lines after `>`. */
export function quotedSpans(text: string): Span[] {
  return merged([...spans(text, QUOTES), ...spans(text, QUOTED_LINE)]);
}

/** Text that is mentioned rather than used: quotations, and code between backticks. */
export function mentionedSpans(text: string): Span[] {
  const code = text.includes('`') || text.includes('~~~');
  const marked = code ? [...codeBlocks(text), ...spans(text, INLINE_CODE)] : [];
  return merged([...quotedSpans(text), ...marked]);
}

/** After a word or comma and a space a sentence continues; after a bullet or bar a list names something. */
const GOES_ON = /(?:[\p{L}\p{N},|]|(?:^|\n)[ \t]*(?:[-*•+]|\d{1,3}[.)]))[ \t]+$/u;
const REACH = 40;

/** Whether a sentence or list mentions the mark at `start`, as in "the parser stops at </order> when …". */
export function isMentioned(text: string, start: number): boolean {
  return GOES_ON.test(text.slice(Math.max(0, start - REACH), start));
}
