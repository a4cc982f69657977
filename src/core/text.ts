import { DASHES, DOUBLE_QUOTES, INVISIBLE, SINGLE_QUOTES } from './presentation.ts';
import { BRAILLE, UNSPACED_BY_LETTERS, UNSPACED_CHARACTER } from './scripts.ts';

const QUOTES = new RegExp(`${SINGLE_QUOTES}|${DOUBLE_QUOTES}`, 'gu');
/** Quotation marks with the spaces that French sets inside them and other languages outside. */
const SPACED_QUOTE = /\s*'\s*/gu;
/** Invisible characters other than line breaks. */
const HIDDEN = new RegExp(`(?![\\s\u0085])${INVISIBLE}`, 'gu');
const DASH = new RegExp(DASHES, 'gu');
/** Wave dashes and the tilde are one character to people who type Japanese or Chinese: the encodings mix them up. */
const WAVE = /[〜〰∼～]/gu;
/** White space, the next-line control, the word separator of Ethiopic, and the blank of Braille. */
const SPACE = /[\s\u0085\u1361\u2800]+/gu;
/** Scripts without spaces: a space beside such a letter is a line break, or set by an editor before another script. */
const BREAK = new RegExp(`(?<=${UNSPACED_CHARACTER}) | (?=${UNSPACED_CHARACTER})`, 'gu');
/** What ends a sentence: its punctuation, a dash or wave after it, dots in other heights, the syllable mark of Tibetan. */
const END = String.raw`['\p{Terminal_Punctuation}~・·⋯་༌-]`;
/** What ends a sentence, at the end; what opens one, or marks a point of a list, at the start. */
const ENDS = new RegExp(
  String.raw`^(?:[\s'¿¡]|\.{2,}|~{2,}|[-*•‣⁃▪◦●○■□·](?=\s))+|(?<!\s|${END})(?:\s|${END})+$`,
  'gu',
);
/** A whole text in brackets, or in the marks that make it bold or italic. */
const ENCLOSED =
  /^(?:\(([^()]*)\)|\[([^[\]]*)\]|\{([^{}]*)\}|《([^《》]*)》|【([^【】]*)】|\*{1,3}([^*]*)\*{1,3}|_{1,3}([^_]*)_{1,3})$/u;

function withoutEnds(text: string): string {
  const bare = text.replace(ENDS, '');
  const inside = ENCLOSED.exec(bare)
    ?.slice(1)
    .find((part) => part !== undefined);
  return inside === undefined ? bare : withoutEnds(inside);
}

/**
 * Text as the guard `repeat` compares it: without what is presentation. Invisible characters, white space, width,
 * composed forms (Unicode NFKC), case, kinds of quotation marks, apostrophes and dashes, the punctuation that begins or
 * ends a sentence at both ends, and brackets or marks around all of it.
 */
export function normalise(text: string): string {
  const quoted = text.normalize('NFC').replace(QUOTES, "'").replace(WAVE, '~').replace(HIDDEN, '');
  const shown = quoted.normalize('NFKC').replace(QUOTES, "'");
  // Some letters have two capital forms or none, so one change of case would keep them apart. İ becomes i with a dot.
  const plain = shown
    .toLowerCase()
    .toUpperCase()
    .toLowerCase()
    .normalize('NFKC')
    .replaceAll('i\u0307', 'i')
    .replace(DASH, '-');
  return withoutEnds(plain.replace(SPACE, ' ').replace(BREAK, '').replace(SPACED_QUOTE, "'"));
}

/**
 * A run of letters, digits and what joins them, in scripts with spaces; a run of one kind in scripts without. Invisible
 * characters end neither.
 */
const SPACED = `(?:(?!${UNSPACED_CHARACTER}|\\p{Default_Ignorable_Code_Point})\\p{L}|\\p{N}|${BRAILLE})`;
const SPACED_WORD = new RegExp(`(?!\\p{Lm})${SPACED}(?:${SPACED}|[\\p{M}\\p{Cf}'’_-])*`, 'gu');
const UNSPACED_RUNS = UNSPACED_BY_LETTERS.map(({ letters, character }) => ({
  letters,
  run: new RegExp(`(?:(?=\\p{L})${character}[\\p{M}\\p{Cf}]*)+`, 'gu'),
}));
const LETTER = /\p{L}/gu;
/** A run of only these, such as a line drawn with the mark of long vowels, is no word. */
const ONLY_MODIFIERS = /^[\p{Lm}\p{M}\p{Cf}]*$/u;

/**
 * Number of words. Scripts with spaces: runs of letters, digits and what joins them. Scripts without: every two letters
 * of a run (Chinese, Japanese) or three (Thai, Khmer, Lao, Burmese …) count as one, since words are that long on average.
 */
export function wordCount(text: string): number {
  let words = text.match(SPACED_WORD)?.length ?? 0;
  for (const { letters, run } of UNSPACED_RUNS) {
    for (const [found] of text.matchAll(run)) {
      if (ONLY_MODIFIERS.test(found)) continue;
      words += Math.ceil((found.match(LETTER)?.length ?? 0) / letters);
    }
  }
  return words;
}

/** Number of words of several texts together. */
export function totalWords(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + wordCount(text), 0);
}
