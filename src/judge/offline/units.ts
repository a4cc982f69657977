import { UNSPACED_CHARACTER } from '../../core/scripts.ts';
import { wordCount } from '../../core/text.ts';
import { piecesOf } from '../dossier/turn.ts';
import type { OwnSentence } from '../evidence/own-words.ts';

/** Narrower columns are lists and verse rather than wrapped prose. In characters. */
const NARROWEST = 40;
const ONE_BREAK = /^[^\S\n\r]*(?:\r\n|\n|\r)[^\S\n\r]*$/u;

/**
 * Tests whether a line was wrapped for its width, so that its sentence continues: between the end of one sentence and the
 * start of the next there is one line break, a lower-case letter follows, and the next word would have made the line the
 * longest of all.
 */
function isWrapped(text: string): (end: number, start: number) => boolean {
  const lines = Array.from(text.matchAll(/[^\n\r]+/gu), ({ 0: line, index }) => {
    const width = line.trimEnd().length;
    return [index + width, width] as const;
  });
  const widthTo = new Map(lines);
  const [widest = 0, second = 0] = lines.map(([, width]) => width).sort((a, b) => b - a);
  return (end, start) => {
    if (!ONE_BREAK.test(text.slice(end, start))) return false;
    const [word = ''] = /^\p{Ll}\S*/u.exec(text.slice(start, start + NARROWEST)) ?? [];
    const width = widthTo.get(end) ?? 0;
    const longest = width === widest ? second : widest;
    return word !== '' && width >= NARROWEST && width + 1 + word.length > longest;
  };
}

/** A sentence, heading or list item as a reader sees it, with the own sentences it consists of. */
export type Unit = {
  sentences: OwnSentence[];
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

/** The number of letters when written in full: a Korean syllable is two or three. */
export function lettersIn(word: string): number {
  return word.normalize('NFD').replace(/\p{M}+/gu, '').length;
}

function isProse(text: string): boolean {
  const solid = text.replace(/[\s\p{M}]+/gu, '');
  return (solid.match(/\p{L}/gu)?.length ?? 0) >= PROSE_SHARE * solid.length;
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
      length: UNSPACED.test(part) && !ENDED.test(part) ? null : wordCount(part),
    }));
}

/** The learner's text in units: joins wrapped lines, removes list markers, sums, tables, code and repetitions. */
export function unitsOf(own: readonly OwnSentence[]): Unit[] {
  const joined: OwnSentence[][] = [];
  let goesOn = isWrapped('');
  for (const sentence of own) {
    const open = joined.at(-1);
    const last = open?.at(-1);
    const isSameText = last?.turn === sentence.turn && last.piece === sentence.piece;
    if (!isSameText) goesOn = isWrapped(piecesOf(sentence.turn)[sentence.piece] ?? '');
    if (isSameText && !ENDED.test(last.text) && goesOn(last.end, sentence.start)) open?.push(sentence);
    else joined.push([sentence]);
  }
  const seen = new Set(['']);
  return joined.flatMap(unitsFrom).filter(({ text, words }) => {
    const key = words.join(' ').toLowerCase();
    const isNew = !seen.has(key) && isProse(text);
    if (isNew) seen.add(key);
    return isNew;
  });
}

/** The units that are sentences, or all units if none is. */
export function sentencesAmong(units: readonly Unit[]): readonly Unit[] {
  const sentences = units.filter(({ text }) => wordCount(text) >= SHORTEST_SENTENCE);
  return sentences.length > 0 ? sentences : units;
}
