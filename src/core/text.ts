import { DASHES, DOUBLE_QUOTES, INVISIBLE, SINGLE_QUOTES } from './presentation.ts';
import { UNSPACED_BY_LETTERS, UNSPACED_CHARACTER } from './scripts.ts';

const QUOTES = new RegExp(`${SINGLE_QUOTES}|${DOUBLE_QUOTES}|"`, 'gu');
const HIDDEN = new RegExp(`(?!\\s)${INVISIBLE}`, 'gu');
const DASH = new RegExp(DASHES, 'gu');
/** In scripts without spaces, a space between two letters is a line break. */
const BREAK = new RegExp(`(?<=${UNSPACED_CHARACTER})\\s+(?=${UNSPACED_CHARACTER})`, 'gu');
const ENDS = /^[\s\p{P}]+|(?<![\s\p{P}])[\s\p{P}]+$/gu;

/**
 * Text as the guard `repeat` compares it: without what is presentation. Invisible characters, white space, width,
 * composed forms (Unicode NFKC), case, kinds of quotation marks, apostrophes and dashes, and punctuation at both ends.
 */
export function normalise(text: string): string {
  const shown = text.normalize('NFC').replace(QUOTES, "'").replace(HIDDEN, '').normalize('NFKC');
  // Some letters have two capital forms or none, so lower case alone would keep them apart.
  const plain = shown.toUpperCase().toLowerCase().normalize('NFKC').replace(DASH, '-');
  return plain.replace(/\s+/gu, ' ').replace(BREAK, '').replace(ENDS, '');
}

/**
 * A run of letters, digits and what joins them, in scripts with spaces; a run of one kind in scripts without. Invisible
 * characters end neither.
 */
const SPACED = `(?!${UNSPACED_CHARACTER})[\\p{L}\\p{N}]`;
const SPACED_WORD = new RegExp(`${SPACED}(?:${SPACED}|[\\p{M}\\p{Cf}'’_-])*`, 'gu');
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
