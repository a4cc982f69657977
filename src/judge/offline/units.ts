import { UNSPACED_CHARACTER } from '../../core/scripts.ts';
import { wordCount } from '../../core/text.ts';
import type { OwnSentence } from '../evidence/own-words.ts';
import { piecesOf } from '../dossier/turn.ts';

/** Narrower columns are lists and verse rather than wrapped prose. In characters. */
const NARROWEST = 40;
const ONE_BREAK = /^[^\S\n\r]*(?:\r\n|\n|\r)[^\S\n\r]*$/u;

/**
 * Whether a line was wrapped for its width between two places, so that its sentence continues: there is one line
 * break, a lower-case letter follows, and the next word would have made the line the longest of all. The places are
 * the end of a sentence part and the start of the next one in this text.
 */
function isWrapped(text: string): (end: number, start: number) => boolean {
  const widthTo = new Map<number, number>();
  for (const { 0: line, index } of text.matchAll(/[^\n\r]+/gu)) {
    const width = line.trimEnd().length;
    widthTo.set(index + width, width);
  }
  const [widest = 0, second = 0] = [...widthTo.values()].toSorted((a, b) => b - a);
  return (end, start) => {
    if (!ONE_BREAK.test(text.slice(end, start))) return false;
    const [word = ''] = /^\p{Ll}\S*/u.exec(text.slice(start, start + NARROWEST)) ?? [];
    const width = widthTo.get(end) ?? 0;
    const others = width === widest ? second : widest;
    return word !== '' && width >= NARROWEST && width + 1 + word.length > others;
  };
}

/** A sentence, heading or list item as a reader sees it, with the own sentences it consists of. */
export type Unit = { sentences: OwnSentence[]; text: string; words: string[]; length: number | null };

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
      // Thai and related scripts have no end marks, so the length is not known.
      length: UNSPACED.test(part) && !ENDED.test(part) ? null : wordCount(part),
    }));
}

/** The learner's text in units: joins wrapped lines, removes list markers, sums, tables, code and repetitions. */
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

/** The units that are sentences, or all units if none is. */
export function sentencesAmong(units: readonly Unit[]): readonly Unit[] {
  const sentences = units.filter(({ text }) => wordCount(text) >= SHORTEST_SENTENCE);
  return sentences.length > 0 ? sentences : units;
}
