import { DASHES, DOUBLE_QUOTES, INVISIBLE, SINGLE_QUOTES } from './presentation.ts';
import { UNSPACED_BY_LETTERS, UNSPACED_CHARACTER } from './scripts.ts';

const QUOTES = new RegExp(`${SINGLE_QUOTES}|${DOUBLE_QUOTES}|["׳״]`, 'gu');
/** Quotation marks with the spaces that French sets inside them and other languages outside. */
const SPACED_QUOTE = /\s*'\s*/gu;
/** Invisible characters, and the line that stretches an Arabic word. */
const HIDDEN = new RegExp(`(?!\\s)${INVISIBLE}|\u0640`, 'gu');
const DASH = new RegExp(DASHES, 'gu');
/** White space, the word separator of Ethiopic, and the blank of Braille. */
const SPACE = /[\s\u1361\u2800]+/gu;
/** Scripts without spaces: a space beside such a letter is a line break, or set by an editor before another script. */
const BREAK = new RegExp(`(?<=${UNSPACED_CHARACTER}) | (?=${UNSPACED_CHARACTER})`, 'gu');
/** What ends a sentence, at the end; what opens one, or marks a point of a list, at the start. */
const ENDS =
  /^(?:[\s'¿¡]|\.{2,}|[-*•](?=\s))+|(?<![\s'\p{Terminal_Punctuation}])(?:[\s'\p{Terminal_Punctuation}]|(?<=\s)-)+$/gu;

/**
 * Text as the guard `repeat` compares it: without what is presentation. Invisible characters, white space, width,
 * composed forms (Unicode NFKC), case, kinds of quotation marks, apostrophes and dashes, and the punctuation that begins or
 * ends a sentence at both ends.
 */
export function normalise(text: string): string {
  const shown = text.normalize('NFC').replace(QUOTES, "'").replace(HIDDEN, '').normalize('NFKC');
  // Some letters have two capital forms or none, so lower case alone would keep them apart. İ becomes i with a dot.
  const plain = shown
    .toUpperCase()
    .toLowerCase()
    .normalize('NFKC')
    .replaceAll('i\u0307', 'i')
    .replace(DASH, '-');
  return plain.replace(SPACE, ' ').replace(BREAK, '').replace(SPACED_QUOTE, "'").replace(ENDS, '');
}

/**
 * A run of letters, digits and what joins them, in scripts with spaces; a run of one kind in scripts without. Invisible
 * characters end neither.
 */
const SPACED = `(?:(?!${UNSPACED_CHARACTER}|\\p{Default_Ignorable_Code_Point})\\p{L}|\\p{N})`;
const SPACED_WORD = new RegExp(`(?!\\p{Lm})${SPACED}(?:${SPACED}|[\\p{M}\\p{Cf}'’_-])*`, 'gu');
const UNSPACED_RUNS = UNSPACED_BY_LETTERS.map(({ letters, character }) => ({
  letters,
  run: new RegExp(`(?:(?=\\p{L})${character}[\\p{M}\\p{Cf}]*)+`, 'gu'),
}));
const LETTER = /\p{L}/gu;

/**
 * Number of words. Scripts with spaces: runs of letters, digits and what joins them. Scripts without: every two letters
 * of a run (Chinese, Japanese) or three (Thai, Khmer, Lao, Burmese …) count as one, since words are that long on average.
 */
export function wordCount(text: string): number {
  let words = text.match(SPACED_WORD)?.length ?? 0;
  for (const { letters, run } of UNSPACED_RUNS) {
    for (const [found] of text.matchAll(run)) {
      words += Math.ceil((found.match(LETTER)?.length ?? 0) / letters);
    }
  }
  return words;
}

/** Number of words of several texts together. */
export function totalWords(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + wordCount(text), 0);
}
