import { UNSPACED_CHARACTER } from '../../../core/scripts.ts';
import { wordCount } from '../../../core/text.ts';
import { isWrapped } from './wrapped.ts';
import type { OwnSentence } from '../../evidence/own-words.ts';
import { piecesOf } from '../../dossier/turn.ts';

/** A sentence, heading or list item as its reader meets it, and the own sentences that it is made of. */
export type Unit = { sentences: OwnSentence[]; text: string; words: string[]; length: number | null };

const WORD = /[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*/gu;
const MARKER = /^\s*(?:[-–—*•·▪◦‣●○>#]+|\p{N}{1,3}[.)]|\p{L}[.)])\s+/u;
/** An end mark of any script, and what may follow it inside the sentence. */
const ENDED = /\p{STerm}["'”’»)\]]*$/u;
const INNER_END = /(?<=(?![.!?])\p{STerm}["'”’»)\]]*)\s*(?=[^\s\p{STerm}"'”’»)\]])/u;
const UNSPACED = new RegExp(UNSPACED_CHARACTER, 'u');
/** Shorter units are headings, greetings and single words: no sentence to be long or short. In words. */
const SHORTEST_SENTENCE = 4;
/** Prose is letters; sums, tables and code are so to a smaller part. */
const PROSE_SHARE = 0.75;

/** Letters as they are written in full: a Korean syllable is two or three of them. */
export function lettersIn(word: string): number {
  return word.normalize('NFD').replace(/\p{M}+/gu, '').length;
}

function isProse(text: string): boolean {
  const solid = text.replace(/[\s\p{M}]+/gu, '');
  const letters = solid.match(/\p{L}/gu)?.length ?? 0;
  return letters >= PROSE_SHARE * solid.length;
}

function textOf({ turn, piece }: OwnSentence): string {
  return piecesOf(turn)[piece] ?? '';
}

function unitsFrom(sentences: OwnSentence[]): Unit[] {
  const text = sentences.map((sentence) => sentence.text).join(' ');
  return text
    .replace(MARKER, '')
    .split(INNER_END)
    .map((part) => ({
      sentences,
      text: part,
      words: part.match(WORD) ?? [],
      // Thai and its neighbours end no sentence with a mark, so the length of one is not known.
      length: UNSPACED.test(part) && !ENDED.test(part) ? null : wordCount(part),
    }));
}

/**
 * What a learner wrote, unit by unit: wrapped lines joined, list markers taken off, sums, tables and code left out, and
 * nothing twice.
 */
export function unitsOf(own: readonly OwnSentence[]): Unit[] {
  const joined: OwnSentence[][] = [];
  let open: OwnSentence[] = [];
  let goesOn = isWrapped('');
  for (const sentence of own) {
    const last = open.at(-1);
    const isSameText = last?.turn === sentence.turn && last.piece === sentence.piece;
    if (!isSameText) goesOn = isWrapped(textOf(sentence));
    if (isSameText && !ENDED.test(last.text) && goesOn(last.start + last.text.length, sentence.start)) {
      open.push(sentence);
    } else {
      open = [sentence];
      joined.push(open);
    }
  }
  const seen = new Set<string>();
  return joined.flatMap(unitsFrom).filter(({ text, words }) => {
    const key = words.join(' ').toLowerCase();
    if (key === '' || seen.has(key) || !isProse(text)) return false;
    seen.add(key);
    return true;
  });
}

/** The units that are sentences, or all of them where none is. */
export function sentencesAmong(units: readonly Unit[]): readonly Unit[] {
  const sentences = units.filter(({ text }) => wordCount(text) >= SHORTEST_SENTENCE);
  return sentences.length > 0 ? sentences : units;
}
