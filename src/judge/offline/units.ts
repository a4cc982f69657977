import { UNSPACED_CHARACTER } from '../../core/scripts.ts';
import { wordCount } from '../../core/text.ts';
import type { OwnSentence } from '../evidence/own-words.ts';

/** A sentence, heading or list item as a reader sees it, and the own sentence it is from. */
export type Unit = {
  sentence: OwnSentence;
  text: string;
  words: string[];
  /** In words; null if not known: Thai and related scripts have no end marks. */
  length: number | null;
};

const WORD = /[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*/gu;
const MARKER = /^\s*(?:[-–—*•·▪◦‣●○>#]+|\p{N}{1,3}[.)]|\p{L}[.)])\s+/u;
/** An end mark of any script, and closing quotes or brackets after it. */
const ENDED = /\p{STerm}["'”’»)\]]*$/u;
const INNER_END = /(?<=(?![.!?])\p{STerm}["'”’»)\]]*)\s*(?=[^\s\p{STerm}"'”’»)\]])/u;
const UNSPACED = new RegExp(UNSPACED_CHARACTER, 'u');
/** Shorter units are headings, greetings and single words rather than sentences. In words. */
const SHORTEST_SENTENCE = 4;
/** Prose is mostly letters; sums, tables and code are less so. */
const PROSE_SHARE = 0.75;

/** When written in full: a Korean syllable is two or three letters. */
export function lettersIn(word: string): number {
  return word.normalize('NFD').replace(/\p{M}+/gu, '').length;
}

function isProse(text: string): boolean {
  const solid = text.replace(/[\s\p{M}]+/gu, '');
  return (solid.match(/\p{L}/gu)?.length ?? 0) >= PROSE_SHARE * solid.length;
}

function unitsFrom(sentence: OwnSentence): Unit[] {
  return sentence.text
    .replace(MARKER, '')
    .split(INNER_END)
    .map((text) => ({
      sentence,
      text,
      words: text.match(WORD) ?? [],
      length: UNSPACED.test(text) && !ENDED.test(text) ? null : wordCount(text),
    }));
}

/** The learner's text in units, without list markers, sums, tables and code, and each once. */
export function unitsOf(own: readonly OwnSentence[]): Unit[] {
  const seen = new Set(['']);
  return own.flatMap(unitsFrom).filter(({ text, words }) => {
    const key = words.join(' ').toLowerCase();
    const isNew = !seen.has(key) && isProse(text);
    if (isNew) seen.add(key);
    return isNew;
  });
}

/** All units if none is a sentence. */
export function sentencesAmong(units: readonly Unit[]): readonly Unit[] {
  const sentences = units.filter(({ text }) => wordCount(text) >= SHORTEST_SENTENCE);
  return sentences.length > 0 ? sentences : units;
}
