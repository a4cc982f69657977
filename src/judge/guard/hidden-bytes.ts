import type { Finding, Span } from './threat.ts';

/**
 * Invisible tag characters mirror ASCII. Their only regular use is regional flags: 🏴, at most six tags, an end tag.
 */
const TAGS = /\u{1F3F4}[\u{E0020}-\u{E007E}]{1,6}\u{E007F}|[\u{E0000}-\u{E007F}]+/gu;
const LEAST_TAGS = 3;

/** There are 256 variation selectors, so each can carry a byte. */
const SELECTORS = /[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]+/gu;
/**
 * Letters and white space that a selector cannot belong to; it may follow Han, scripts with variants, emoji and
 * symbols.
 */
const ALPHABET = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}\s]/u;
const EMOJI = /\p{Emoji}/u;
const LEAST_SELECTORS = 4;

const ZERO_WIDTH_ROW = /[\u034F\u115F\u1160\u180E\u200B-\u200F\u2060-\u206F\u3164\uFEFF\uFFA0]{6,}/gu;
/** Repeated characters carry no data: mail programs fill lines with them. */
const LONGEST_PERIOD = 4;

function spanOf({ 0: whole, index }: RegExpExecArray): Span {
  return { start: index, end: index + whole.length };
}

function tags(text: string): Span[] {
  const stray = [...text.matchAll(TAGS)].filter(([row]) => !row.startsWith('\u{1F3F4}'));
  const total = stray.reduce((sum, [row]) => sum + row.length / 2, 0);
  return total < LEAST_TAGS ? [] : stray.map(spanOf);
}

/** Whether selectors are too many for the character before them. */
function isStray(text: string, { 0: row, index }: RegExpExecArray): boolean {
  if (Array.from(row).length >= LEAST_SELECTORS) return true;
  const before = text.slice(Math.max(0, index - 1), index);
  return ALPHABET.test(before) && !EMOJI.test(before);
}

function selectors(text: string): Span[] {
  const stray = [...text.matchAll(SELECTORS)].filter((row) => isStray(text, row));
  const total = stray.reduce((sum, [row]) => sum + Array.from(row).length, 0);
  const values = new Set(stray.flatMap(([row]) => Array.from(row)));
  return total < LEAST_SELECTORS || values.size < 2 ? [] : stray.map(spanOf);
}

function isPeriodic(row: string): boolean {
  for (let period = 1; period <= LONGEST_PERIOD; period += 1) {
    if (row.slice(period) === row.slice(0, -period)) return true;
  }
  return false;
}

function zeroWidthRows(text: string): Span[] {
  return [...text.matchAll(ZERO_WIDTH_ROW)].filter(([row]) => !isPeriodic(row)).map(spanOf);
}

/** Data encoded in invisible characters: tags, variation selectors, rows of zero-width characters. */
export function hiddenBytes(text: string): Finding[] {
  return [...tags(text), ...selectors(text), ...zeroWidthRows(text)].map((span) => ({
    ...span,
    kind: 'hidden_bytes',
    removes: true,
  }));
}
