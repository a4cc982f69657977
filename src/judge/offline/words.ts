import { UNSPACED_CHARACTER } from '../../core/scripts.ts';
import { reveal } from '../guard/reveal.ts';
import { STOP_WORDS } from './languages.ts';

/** Runs of letters and digits, and pairs of letters in scripts without spaces; a number keeps its decimal point. */
const WORD = new RegExp(
  `\\p{N}+(?:[.,]\\p{N}+)*|(?:${UNSPACED_CHARACTER}){1,2}|(?:(?!${UNSPACED_CHARACTER})[\\p{L}\\p{M}])+`,
  'gu',
);
const SUFFIXES =
  /(?:ations?|ments?|ness(?:es)?|ingly|ungen|ung|heiten|heit|keiten|keit|lichen|liche[rs]?|lich|ischen?|ing|ings|edly|ed|ies|ers?|en|em|es|ly|e|s|n|t)$/u;
const SHORTEST_STEM = 4;

/**
 * Strips English and German suffixes repeatedly, so that "collisions" and "collision" have the same stem.
 * Snowball's stems of the same answers agree less with people's scores (.53 against .63 over 3,009).
 */
function stemOf(word: string): string {
  const plain = word
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/ß/gu, 'ss');
  let stem = plain;
  for (;;) {
    const shorter = stem.replace(SUFFIXES, '');
    if (shorter === stem || shorter.length < SHORTEST_STEM) return stem;
    stem = shorter;
  }
}

/** Words of a text as a reader sees them, in order. */
export function tokensOf(text: string): string[] {
  return reveal(text).match(WORD) ?? [];
}

/** The words of a text in lower case. */
export function wordsOf(text: string): string[] {
  return tokensOf(text.toLowerCase());
}

/** Stems of the content words in order: no function words, no single letters. */
export function contentStems(text: string): string[] {
  const stems: string[] = [];
  for (const word of wordsOf(text)) {
    if (STOP_WORDS.has(word)) continue;
    if (word.length > 1 || /\p{N}/u.test(word)) stems.push(stemOf(word));
  }
  return stems;
}
