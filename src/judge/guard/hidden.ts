import { UNSPACED_CHARACTER } from '../../core/scripts.ts';
import type { Finding, Span } from './threat.ts';

/** Scripts in which invisible characters that join or separate letters are part of spelling. */
const JOINING = new RegExp(
  `[\\p{scx=Arab}\\p{scx=Syrc}\\p{scx=Hebr}\\p{scx=Mong}\\p{scx=Deva}\\p{scx=Beng}\\p{scx=Guru}\\p{scx=Gujr}\\p{scx=Orya}\\p{scx=Taml}\\p{scx=Telu}\\p{scx=Knda}\\p{scx=Mlym}\\p{scx=Sinh}]|${UNSPACED_CHARACTER}`,
  'u',
);
/** All invisible characters except the soft hyphen, which is common in books. */
const HIDDEN = String.raw`(?!\u00AD)[\p{Default_Ignorable_Code_Point}]`;
/** A run of letters, including invisible characters. */
const WORD = /[\p{L}\p{M}\p{Default_Ignorable_Code_Point}]+/gu;
const BREAK = new RegExp(`(?:${HIDDEN})+`, 'u');
/** Web pages may insert breaks into long names before capitals. */
const HUMP = new RegExp(`(?<=\\p{Ll})(?:${HIDDEN})+(?=\\p{Lu})`, 'gu');
const ENDS = new RegExp(`^(?:${HIDDEN})+|(?:${HIDDEN})+$`, 'gu');
/** Soft hyphens between single letters: no language hyphenates this way. */
const LETTERS_HYPHENATED = /(?:\p{L}\u00AD){3}/u;

/**
 * Several breaks with fewer letters than this between them, on average, hide a word: pages break at longer parts.
 */
const SHORT_PIECE = 4;
/** Pages break long words, once. One shorter broken word may be an accident; `LEAST_BROKEN` in a text are not. */
const LONG_WORD = 12;
const LEAST_BROKEN = 3;

type Broken = Span & { speltOut: boolean };

function brokenWord(start: number, word: string): Broken | null {
  const end = start + word.length;
  if (LETTERS_HYPHENATED.test(word)) return { start, end, speltOut: true };
  if (!BREAK.test(word) || JOINING.test(word)) return null;
  const pieces = word.replace(ENDS, '').replace(HUMP, '').split(BREAK);
  if (pieces.length < 2) return null;
  const letters = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const speltOut = pieces.length > 2 && letters < SHORT_PIECE * pieces.length;
  return speltOut || letters < LONG_WORD ? { start, end, speltOut } : null;
}

/**
 * Invisible characters inside words, which make a program read other words than a person does. The words are kept.
 */
export function hiddenLetters(text: string): Finding[] {
  if (!/\p{Default_Ignorable_Code_Point}/u.test(text)) return [];
  const broken = [...text.matchAll(WORD)].flatMap(({ 0: word, index }) => brokenWord(index, word) ?? []);
  return broken
    .filter(({ speltOut }) => speltOut || broken.length >= LEAST_BROKEN)
    .map(({ start, end }) => ({ kind: 'hidden_letters', removes: false, start, end }));
}

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
