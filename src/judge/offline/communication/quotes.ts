import { wordCount } from '../../../core/text.ts';
import { piecesOf } from '../../dossier/turn.ts';
import type { OwnSentence } from '../../evidence/own-words.ts';
import type { SkillReading } from '../signal.ts';
import type { Unit } from './units.ts';

const MOST = 3;
/** The length in words of an easily read sentence, which is best to quote. */
const EASY = 17;
/** Longer sentences are quoted by their beginning. In characters. */
const LONGEST = 240;
const LETTER = /[\p{L}\p{M}\p{N}]/u;

/** The quotable part of a sentence in whole words: run-on text may be cut inside a word. */
function wholeWords({ turn, piece, start, text }: OwnSentence): string {
  const before = piecesOf(turn)[piece]?.at(start - 1) ?? ' ';
  const begins = start > 0 && LETTER.test(before) ? text.replace(/^\S+\s*/u, '') : text;
  return begins.length <= LONGEST ? begins : begins.slice(0, LONGEST).replace(/\s+\S*$/u, '');
}

/** Quotes the sentences nearest to an easy length, unchanged and in order. */
export function quotesFrom(sentences: readonly Unit[]): SkillReading['quotes'] {
  const own = [...new Set(sentences.flatMap((unit) => unit.sentences))];
  const distance = (text: string) => Math.abs(wordCount(text) - EASY);
  const nearest = own.toSorted((a, b) => distance(a.text) - distance(b.text));
  const chosen = new Set(nearest.slice(0, MOST));
  return own
    .filter((sentence) => chosen.has(sentence))
    .map((sentence) => ({ seq: sentence.turn.seq, text: wholeWords(sentence) }))
    .filter(({ text }) => text !== '');
}
