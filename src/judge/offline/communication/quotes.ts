import { wordCount } from '../../../core/text.ts';
import { piecesOf } from '../../dossier/turn.ts';
import type { OwnSentence } from '../../evidence/own-words.ts';
import type { SkillReading } from '../signal.ts';
import type { Unit } from './units.ts';

const MOST = 3;
/** Words of a sentence that is easy to take in, and so worth quoting. */
const EASY = 17;
/** A longer sentence is quoted by its beginning. In characters. */
const LONGEST = 240;
const LETTER = /[\p{L}\p{M}\p{N}]/u;

/** The sentence's own whole words, as far as they are quoted: what runs on is cut anywhere, also inside a word. */
function wholeWords({ turn, piece, start, text }: OwnSentence): string {
  const before = piecesOf(turn)[piece]?.at(start - 1) ?? ' ';
  const begins = start > 0 && LETTER.test(before) ? text.replace(/^\S+\s*/u, '') : text;
  return begins.length <= LONGEST ? begins : begins.slice(0, LONGEST).replace(/\s+\S*$/u, '');
}

/** Quotes the sentences nearest to an easy length, in their own words and order. */
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
