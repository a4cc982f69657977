import { UNSPACED_CHARACTER } from '../../core/scripts.ts';
import { type Span, spansOf } from './threat.ts';

/** Scripts in which invisible characters that join or separate letters are part of spelling. */
const JOINING = new RegExp(
  `[\\p{scx=Arab}\\p{scx=Syrc}\\p{scx=Hebr}\\p{scx=Mong}\\p{scx=Deva}\\p{scx=Beng}\\p{scx=Guru}\\p{scx=Gujr}\\p{scx=Orya}\\p{scx=Taml}\\p{scx=Telu}\\p{scx=Knda}\\p{scx=Mlym}\\p{scx=Sinh}]|${UNSPACED_CHARACTER}`,
  'u',
);
/** A run of invisible characters other than the soft hyphen, which is common in books. */
const HIDDEN = String.raw`(?:(?!\u00AD)\p{Default_Ignorable_Code_Point})+`;
const WORD = /[\p{L}\p{M}\p{Default_Ignorable_Code_Point}]+/gu;
const BREAK = new RegExp(HIDDEN, 'u');
/** Ends of a word, and the capitals before which web pages may break long names. */
const ORDINARY_BREAK = new RegExp(`^${HIDDEN}|${HIDDEN}$|(?<=\\p{Ll})${HIDDEN}(?=\\p{Lu})`, 'gu');
/** Soft hyphens between single letters: no language hyphenates this way. */
const LETTERS_HYPHENATED = /(?:\p{L}\u00AD){3}/u;
/** Several breaks with fewer letters than this between them, on average, hide a word: pages break at longer parts. */
const SHORT_PIECE = 4;
/** Pages break long words, once. One shorter broken word may be an accident; `LEAST_BROKEN` in a text are not. */
const LONG_WORD = 12;
const LEAST_BROKEN = 3;

/** How much the breaks of a word count; 0 if they are ordinary. */
function breaksIn(word: string): number {
  if (LETTERS_HYPHENATED.test(word)) return LEAST_BROKEN;
  if (!BREAK.test(word) || JOINING.test(word)) return 0;
  const pieces = word.replace(ORDINARY_BREAK, '').split(BREAK);
  const letters = pieces.join('').length;
  if (pieces.length > 2 && letters < SHORT_PIECE * pieces.length) return LEAST_BROKEN;
  return pieces.length > 1 && letters < LONG_WORD ? 1 : 0;
}

/** Invisible characters inside words, which make a program read other words than a person does. */
export function hiddenLetters(text: string): Span[] {
  if (!/\p{Default_Ignorable_Code_Point}/u.test(text)) return [];
  const broken = spansOf(text, WORD)
    .map((span) => ({ ...span, breaks: breaksIn(text.slice(span.start, span.end)) }))
    .filter(({ breaks }) => breaks > 0);
  return broken.filter(({ breaks }) => Math.max(breaks, broken.length) >= LEAST_BROKEN);
}

/** Invisible tag characters mirror ASCII. Their only regular use is regional flags: 🏴, at most six tags, an end tag. */
const TAGS = /\u{1F3F4}[\u{E0020}-\u{E007E}]{1,6}\u{E007F}|[\u{E0000}-\u{E007F}]+/gu;
const FLAG = '\u{1F3F4}';
const LEAST_TAGS = 3;
/**
 * Each of 256 variation selectors can carry a byte. They may follow Han, scripts with variants, emoji and symbols, but
 * neither letters of an alphabet nor white space.
 */
const SELECTORS =
  /[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]{4,}|(?<=(?!\p{Emoji})[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}\s])[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]+/gu;
const LEAST_SELECTORS = 4;
const ZERO_WIDTH_ROW = /[\u034F\u115F\u1160\u180E\u200B-\u200F\u2060-\u206F\u3164\uFEFF\uFFA0]{6,}/gu;

/** Repeated characters carry no data: mail programs fill lines with them. */
function repeatsItself(row: string): boolean {
  return [1, 2, 3, 4].some((period) => row.slice(period) === row.slice(0, -period));
}

export function hiddenBytes(text: string): Span[] {
  const rowOf = ({ start, end }: Span) => text.slice(start, end);
  const signsOf = (spans: readonly Span[]) => spans.flatMap((span) => Array.from(rowOf(span)));
  const tags = spansOf(text, TAGS).filter((span) => !rowOf(span).startsWith(FLAG));
  const selectors = spansOf(text, SELECTORS);
  const values = signsOf(selectors);
  return [
    ...(signsOf(tags).length < LEAST_TAGS ? [] : tags),
    ...(values.length < LEAST_SELECTORS || new Set(values).size < 2 ? [] : selectors),
    ...spansOf(text, ZERO_WIDTH_ROW).filter((span) => !repeatsItself(rowOf(span))),
  ];
}

const RIGHT_TO_LEFT =
  /[\p{scx=Arab}\p{scx=Hebr}\p{scx=Syrc}\p{scx=Thaa}\p{scx=Nkoo}\p{scx=Adlm}\p{scx=Samr}\p{scx=Mand}]/gu;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/gu;
/** An override up to its end, or to the end of the line. Phones put left-to-right ones around phone numbers. */
const OVERRIDE = /[\u202D\u202E][^\u202C\n]*/gu;
/** Right-to-left embeddings and isolates; Hebrew and Arabic apps put them around their own text. */
const EMBEDDING = /[\u202B\u2067][^\u202C\u2069\n]*/gu;
/** A single letter looks the same in both directions. */
const LEAST = 2;

/** Direction controls that reverse letters, so that a page shows other words than a program reads. */
export function turnedText(text: string): Span[] {
  const embeddings = text.search(RIGHT_TO_LEFT) === -1 ? spansOf(text, EMBEDDING) : [];
  return [...spansOf(text, OVERRIDE), ...embeddings].filter(({ start, end }) => {
    const content = text.slice(start + 1, end);
    const backward = spansOf(content, RIGHT_TO_LEFT).length;
    const forward = spansOf(content, LETTER_OR_DIGIT).length - backward;
    // Most letters have the opposite of the forced direction.
    return text[start] === '\u202D' ? backward >= LEAST : forward >= LEAST && forward > backward;
  });
}
