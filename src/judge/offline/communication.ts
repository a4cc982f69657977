import { type Unit, lettersIn, sentencesAmong, unitsOf } from './units.ts';
import { wordCount, totalWords } from '../../core/text.ts';
import { piecesOf } from '../dossier/turn.ts';
import type { OwnSentence } from '../evidence/own-words.ts';
import { type SkillReading, type Material, clampReading } from './material.ts';
import { pastedFrom } from './empty.ts';
import { contentStems } from './words.ts';
import { withDigits } from './numbers.ts';
import type { Weights } from './weights.ts';

/** The mean without the given share of the smallest and of the largest values; null for no values. */
function trimmedMean(values: readonly number[], share: number): number | null {
  if (values.length === 0) return null;
  const cut = Math.floor(share * values.length);
  const kept = [...values].sort((a, b) => a - b).slice(cut, values.length - cut);
  return kept.reduce((sum, value) => sum + value, 0) / kept.length;
}

/** The position of a value between two others, clamped to 0–1. */
function shareBetween(value: number, from: number, to: number): number {
  return Math.min(1, Math.max(0, (value - from) / (to - from)));
}

/** Sentences up to `from` words cost nothing, from `to` words the full amount. */
const LONG = { from: 20, to: 40 };
const TRIMMED_WORDS = 0.2;

/**
 * How much of the text is in long sentences, 0 to 1. Averaged over words and trimmed, so that a few short sentences
 * do not hide a long one, and one list without full stops does not decide. Short sentences cost nothing: people
 * scored them lower only in some kinds of text. Null if no sentence length is known.
 */
function longSentences(sentences: readonly Unit[]): number | null {
  const beyond = sentences.flatMap(({ length }) =>
    length === null ? [] : Array.from({ length }, () => shareBetween(length, LONG.from, LONG.to)),
  );
  return trimmedMean(beyond, TRIMMED_WORDS);
}

/** Longer words count as this many letters. */
const LONGEST_WORD = 9;
/** Mean letters per word: `from` is the plainest prose, and more than `to` earns nothing. */
const LETTERS = { from: 4, to: 5.2 };
const TRIMMED_LETTERS = 0.1;
const LATIN = /^\p{sc=Latin}/u;

/**
 * Letters per word, 0 to 1. Skips the first word of a sentence, which is often a connective. Only for Latin script,
 * where it was measured; null for others. Languages with longer words reach the upper bound, which is worth little.
 */
function lettersPerWord(sentences: readonly Unit[]): number | null {
  const letters = sentences.flatMap(({ words }) =>
    words
      .slice(1)
      .filter((word) => LATIN.test(word))
      .map((word) => Math.min(LONGEST_WORD, lettersIn(word))),
  );
  const mean = trimmedMean(letters, TRIMMED_LETTERS);
  return mean === null ? null : shareBetween(mean, LETTERS.from, LETTERS.to);
}

/** Shorter words, in letters, are mostly function words, which any two sentences share. */
const CARRIES = 4;
/** The mean share of repeated words that counts in full. */
const MOST_SHARED = 0.3;
/**
 * How many words of a sentence occur in the one before it, 0 to 1: cohesion without a list of connectives. Null if
 * no sentence follows another.
 */
function takesUp(sentences: readonly Unit[]): number | null {
  const carried = sentences.map(({ words }) =>
    // Skips the first word: repeating a connective is not cohesion.
    words
      .slice(1)
      .filter((word) => lettersIn(word) >= CARRIES)
      .map((word) => word.toLowerCase()),
  );
  const shares = carried.slice(1).flatMap((words, index) => {
    const before = new Set(carried[index]);
    return words.length === 0 ? [] : words.filter((word) => before.has(word)).length / words.length;
  });
  if (shares.length === 0) return null;
  return Math.min(MOST_SHARED, shares.reduce((sum, share) => sum + share, 0) / shares.length) / MOST_SHARED;
}

/** A feature: its points at full share, and the share that adds nothing. The sign is fixed, and a fit keeps it. */
type Feature = {
  shareOf(sentences: readonly Unit[]): number | null;
  points: number;
  usual: number;
  did: string;
  next: string;
};

const FEATURES = {
  longSentences: {
    shareOf: longSentences,
    points: -8,
    usual: 0.3,
    did: 'kept most sentences short enough to follow',
    next: 'break long sentences up',
  },
  lettersPerWord: {
    shareOf: lettersPerWord,
    points: 5,
    usual: 0.5,
    did: 'used the terms of the subject',
    next: 'use the terms of the subject where they say it shorter',
  },
  takesUp: {
    shareOf: takesUp,
    points: 4,
    usual: 0.3,
    did: 'let each sentence take up the one before',
    next: 'let each sentence take up something from the one before',
  },
} as const satisfies Record<string, Feature>;

type FeatureName = keyof typeof FEATURES;
export const FEATURE_NAMES = Object.keys(FEATURES) as FeatureName[];

/** What a strong or weak feature says: clauses for "you …" and "it would help to …". */
function saysOf(name: FeatureName): { did: string; next: string } {
  return FEATURES[name];
}

/** The points of each feature before weights; 0 if it does not apply. */
function pointsOf(sentences: readonly Unit[]): Record<FeatureName, number> {
  const seen = FEATURE_NAMES.map((name) => {
    const { shareOf, points, usual } = FEATURES[name];
    const share = shareOf(sentences);
    return [name, share === null ? 0 : points * (share - usual)];
  });
  return Object.fromEntries(seen) as Record<FeatureName, number>;
}

const MOST_QUOTES = 3;
/** The length in words of an easily read sentence, which is best to quote. */
const EASY = 17;
/** Longer sentences are quoted by their beginning. In characters. */
const LONGEST_QUOTE = 240;
const LETTER = /[\p{L}\p{M}\p{N}]/u;

/** The quotable part of a sentence in whole words: run-on text may be cut inside a word. */
function wholeWords({ turn, piece, start, text }: OwnSentence): string {
  const before = piecesOf(turn)[piece]?.at(start - 1) ?? ' ';
  const begins = start > 0 && LETTER.test(before) ? text.replace(/^\S+\s*/u, '') : text;
  return begins.length <= LONGEST_QUOTE ? begins : begins.slice(0, LONGEST_QUOTE).replace(/\s+\S*$/u, '');
}

/** Quotes the sentences nearest to an easy length, unchanged and in order. */
function quotesFrom(sentences: readonly Unit[]): SkillReading['quotes'] {
  const own = [...new Set(sentences.flatMap((unit) => unit.sentences))];
  const distance = (text: string) => Math.abs(wordCount(text) - EASY);
  const nearest = own.toSorted((a, b) => distance(a.text) - distance(b.text));
  const chosen = new Set(nearest.slice(0, MOST_QUOTES));
  return own
    .filter((sentence) => chosen.has(sentence))
    .map((sentence) => ({ seq: sentence.turn.seq, text: wholeWords(sentence) }))
    .filter(({ text }) => text !== '');
}

/** The reading if no feature applies. */
const BASE = 52;
/**
 * Shrinks the weak reading towards the middle, so that a turn of small talk beside a short answer hardly moves it.
 */
const SHRUNK = 0.5;
/** Fewer words are not read. */
const LEAST_WORDS = 6;
/** From this many words, the confidence no longer rises. */
const ENOUGH_WORDS = 60;

/** What the learner wrote, without transcripts of speech and text pasted from the rubric. */
function writtenIn({ own, dossier }: Material): Unit[] {
  const isPasted = pastedFrom(dossier);
  const isWritten = ({ turn }: Material['own'][number]) =>
    turn.kind !== 'transcript' && !turn.type.startsWith('voice.');
  return unitsOf(
    own.filter(
      (sentence) => isWritten(sentence) && !isPasted(sentence.text, contentStems(withDigits(sentence.text))),
    ),
  );
}

/** The points of each feature for a fit; null if there is too little writing. */
export function communicationPoints(material: Material): Record<FeatureName, number> | null {
  const units = writtenIn(material);
  return wordsIn(units) < LEAST_WORDS ? null : pointsOf(sentencesAmong(units));
}

function wordsIn(units: readonly Unit[]): number {
  return totalWords(units.map(({ text }) => text));
}

/**
 * Written communication: short enough sentences, words of some length, sentences that refer to the one before. A
 * weak reading with low confidence; few words lower the confidence further and change nothing else. Speech is not
 * read: its sentences are the transcriber's.
 */
export function readCommunication(material: Material, weights: Weights = {}): SkillReading | null {
  const units = writtenIn(material);
  const words = wordsIn(units);
  if (words < LEAST_WORDS) return null;
  const sentences = sentencesAmong(units);
  const points = pointsOf(sentences);
  const weighted = FEATURE_NAMES.map((name) => ({ name, points: points[name] * (weights[name] ?? 1) }));
  const strongest = weighted.reduce((a, b) => (b.points > a.points ? b : a));
  const weakest = weighted.reduce((a, b) => (b.points < a.points ? b : a));
  return {
    x: clampReading(BASE + SHRUNK * weighted.reduce((sum, part) => sum + part.points, 0)),
    confidence: words >= ENOUGH_WORDS ? 0.5 : 0.25,
    quotes: quotesFrom(sentences),
    events: [],
    did: saysOf(strongest.name).did,
    next: saysOf(weakest.name).next,
  };
}
