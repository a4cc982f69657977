import unhomoglyph from 'unhomoglyph';
import type { Finding } from './threat.ts';

const WORD = /[\p{L}\p{M}]+/gu;
const LATIN = /\p{Script=Latin}/u;
const GREEK = /\p{Script=Greek}/u;
/** Letters of no script, such as mathematical ones, and accents. */
const OF_ALL = /[\p{Script=Common}\p{Script=Inherited}\p{M}]/u;
const ASCII = /^[a-z]$/iu;
const VOWEL = /[aeiouy]/iu;
/** An acronym with an ending of another script: „PDFа“ is how names are declined. */
const ACRONYM_WITH_ENDING = /^\p{Lu}{2,}\p{Ll}+$/u;
/** A symbol with its subscript, or a function of an angle: one Greek run at either end of Latin letters. */
const FORMULA = /^(?:\p{Script=Greek}+\P{Script=Greek}+|\P{Script=Greek}+\p{Script=Greek}+)$/u;
/** Transcriptions of sounds are written between these. */
const NOTATION = /[/[\]⟨⟩]/u;
const LEAST_LETTERS = 3;

/** The Latin letter that another script's letter is confusable with (Unicode TS 39), else null. Remembered: the table is slow. */
const latinOf = new Map<string, string | null>();

function passesFor(letter: string): string | null {
  const known = latinOf.get(letter);
  if (known !== undefined) return known;
  const skeleton = unhomoglyph(letter);
  const latin = ASCII.test(skeleton) ? skeleton : null;
  latinOf.set(letter, latin);
  return latin;
}

/** The Latin word that a word of mixed scripts looks like; null where it is no such word. */
export function lookalikeOf(word: string): string | null {
  const letters = Array.from(word);
  if (letters.length < LEAST_LETTERS || !LATIN.test(word)) return null;
  const strange = letters.filter((letter) => !LATIN.test(letter) && !OF_ALL.test(letter));
  if (strange.length === 0 || strange.some((letter) => passesFor(letter) === null)) return null;
  const latin = letters
    .map((letter) => (LATIN.test(letter) || OF_ALL.test(letter) ? letter : passesFor(letter)))
    .join('');
  if (!VOWEL.test(latin)) return null;
  const border = letters.findIndex((letter) => strange.includes(letter));
  const endsStrange = letters.slice(border).every((letter) => !LATIN.test(letter));
  if (endsStrange && ACRONYM_WITH_ENDING.test(word)) return null;
  return GREEK.test(word) && (FORMULA.test(word) || letters.length === LEAST_LETTERS) ? null : latin;
}

function isNotation(text: string, start: number, end: number): boolean {
  return NOTATION.test(text.charAt(start - 1)) && NOTATION.test(text.charAt(end));
}

/** Words whose letters of several scripts together look like a Latin word. The words stay: readers see what is meant. */
export function mixedScripts(text: string): Finding[] {
  if (!/[^\p{ASCII}\p{Script=Latin}]/u.test(text)) return [];
  return [...text.matchAll(WORD)].flatMap(({ 0: word, index }): Finding[] => {
    const end = index + word.length;
    if (lookalikeOf(word) === null || isNotation(text, index, end)) return [];
    return [{ kind: 'mixed_scripts', start: index, end, removes: false }];
  });
}
