import { UNSPACED_BY_LETTERS, UNSPACED_CHARACTER } from './scripts.ts';

/** Text as guards compare it: Unicode NFKC, lower case, white space collapsed and trimmed. */
export function normalise(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
}

/** A run of letters, digits and what joins them, in scripts with spaces; a run of one kind in scripts without. */
const SPACED = `(?!${UNSPACED_CHARACTER})[\\p{L}\\p{N}]`;
const SPACED_WORD = new RegExp(`${SPACED}(?:${SPACED}|[\\p{M}'’_-])*`, 'gu');
const UNSPACED_RUNS = UNSPACED_BY_LETTERS.map(({ letters, character }) => ({
  letters,
  run: new RegExp(`(?:(?=\\p{L})${character}\\p{M}*)+`, 'gu'),
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
