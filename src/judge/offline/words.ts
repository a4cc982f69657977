import { reveal } from '../guard/reveal.ts';
import { STOP_WORDS } from './stop-words.ts';

/** Runs of letters and digits; a number keeps its decimal point. */
const WORD = /\p{N}+(?:[.,]\p{N}+)*|[\p{L}\p{M}]+/gu;
const SUFFIXES =
  /(?:ations?|ments?|ness(?:es)?|ingly|ungen|ung|heiten|heit|keiten|keit|lichen|liche[rs]?|lich|ischen?|ing|ings|edly|ed|ies|ers?|en|em|es|ly|e|s|n|t)$/u;
const SHORTEST_STEM = 4;

/**
 * A word without the endings of English and German, one after the other, so that "collisions" and "collision" end in the
 * same stem. People's scores agree less with Snowball's stems of the same answers (.53 against .63 over 3,009).
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

/** Lower-cased words of a text as a reader sees them, in order. */
export function wordsOf(text: string): string[] {
  return reveal(text).toLowerCase().match(WORD) ?? [];
}

/** Stems of the words that carry meaning, in order: no function words, no single letters. */
export function contentStems(text: string): string[] {
  const stems: string[] = [];
  for (const word of wordsOf(text)) {
    if (STOP_WORDS.has(word)) continue;
    if (word.length > 1 || /\p{N}/u.test(word)) stems.push(stemOf(word));
  }
  return stems;
}
