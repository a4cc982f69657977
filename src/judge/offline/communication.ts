import { mean, sumSimple } from 'simple-statistics';
import { totalWords, wordCount } from '../../core/text.ts';
import { piecesOf } from '../dossier/turn.ts';
import type { OwnSentence } from '../evidence/own-words.ts';
import { type Material, type SkillReader, type SkillReading } from './material.ts';
import { lettersIn, sentencesAmong, type Unit, unitsOf } from './units.ts';
import type { Weights } from './weights.ts';

/** Without `share` of the smallest and of the largest values; null for no values. */
function trimmedMean(values: readonly number[], share: number): number | null {
  const cut = Math.floor(share * values.length);
  const kept = values.toSorted((a, b) => a - b).slice(cut, values.length - cut);
  return kept.length === 0 ? null : mean(kept);
}

function shareBetween(value: number, { from, to }: { from: number; to: number }): number {
  return Math.min(1, Math.max(0, (value - from) / (to - from)));
}

/** Sentences up to `from` words cost nothing, from `to` words the full amount. */
const LONG = { from: 20, to: 40 };
const TRIMMED_WORDS = 0.2;

/**
 * Averaged over words, so that short sentences do not hide a long one, and trimmed, so that a list without full stops does
 * not decide. Short sentences cost nothing: people scored them lower only in some kinds of text. Null if no length is known.
 */
function longSentences(sentences: readonly Unit[]): number | null {
  const beyond = sentences.flatMap(({ length }) => {
    const words = length ?? 0;
    return Array.from({ length: words }, () => shareBetween(words, LONG));
  });
  return trimmedMean(beyond, TRIMMED_WORDS);
}

/** In letters; longer words count as this. */
const LONGEST_WORD = 9;
/** Mean letters per word: `from` is the plainest prose, and more than `to` earns nothing. */
const LETTERS = { from: 4, to: 5.2 };
const TRIMMED_LETTERS = 0.1;
const LATIN = /^\p{sc=Latin}/u;

/**
 * Without a sentence's first word, which is often a connective. Null for scripts other than Latin, where it was measured.
 * Languages with longer words reach the upper bound, which is worth little.
 */
function lettersPerWord(sentences: readonly Unit[]): number | null {
  const words = sentences.flatMap((unit) => unit.words.slice(1)).filter((word) => LATIN.test(word));
  const letters = words.map((word) => Math.min(LONGEST_WORD, lettersIn(word)));
  const usual = trimmedMean(letters, TRIMMED_LETTERS);
  return usual === null ? null : shareBetween(usual, LETTERS);
}

/** Shorter words, in letters, are mostly function words, which any two sentences share. */
const CARRIES = 4;
/** The share of repeated words that counts in full. */
const MOST_SHARED = 0.3;

/**
 * How many words of a sentence occur in the one before it: cohesion without a list of connectives, and without first
 * words, which may be connectives. Null if no sentence follows another.
 */
function takesUp(sentences: readonly Unit[]): number | null {
  const carried = sentences.map(({ words }) =>
    words
      .slice(1)
      .filter((word) => lettersIn(word) >= CARRIES)
      .map((word) => word.toLowerCase()),
  );
  const shares = carried.slice(1).flatMap((words, index) => {
    const before = new Set(carried[index]);
    return words.length === 0 ? [] : words.filter((word) => before.has(word)).length / words.length;
  });
  return shares.length === 0 ? null : Math.min(MOST_SHARED, mean(shares)) / MOST_SHARED;
}

/** `shareOf` is 0–1; `usual` is the share that adds no points. */
type Feature = {
  shareOf(sentences: readonly Unit[]): number | null;
  points: number;
  usual: number;
  did: string;
  next: string;
};

/** The signs are fixed, and a fit keeps them. */
const FEATURES: Readonly<Record<string, Feature>> = {
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
};

const MOST_QUOTES = 3;
/** In words: easily read, and best to quote. */
const EASY = 17;
/** In characters; of longer sentences the beginning is quoted. */
const LONGEST_QUOTE = 240;

/** Run-on text may be cut inside a word. */
function wholeWords({ turn, piece, start, text }: OwnSentence): string {
  const before = piecesOf(turn)[piece]?.slice(0, start) ?? '';
  const begins = /[\p{L}\p{M}\p{N}]$/u.test(before.slice(-1)) ? text.replace(/^\S+\s*/u, '') : text;
  return begins.length <= LONGEST_QUOTE ? begins : begins.slice(0, LONGEST_QUOTE).replace(/\s+\S*$/u, '');
}

/** The sentences nearest to an easy length, in order. */
function quotesFrom(sentences: readonly Unit[]): SkillReading['quotes'] {
  const own = [...new Set(sentences.map(({ sentence }) => sentence))];
  const distance = ({ text }: OwnSentence) => Math.abs(wordCount(text) - EASY);
  const chosen = new Set(own.toSorted((a, b) => distance(a) - distance(b)).slice(0, MOST_QUOTES));
  return own
    .filter((sentence) => chosen.has(sentence))
    .map((sentence) => ({ seq: sentence.turn.seq, text: wholeWords(sentence) }))
    .filter(({ text }) => text !== '');
}

/** The reading if no feature applies. */
const BASE = 52;
/** Towards the middle, so that a turn of small talk beside a short answer hardly moves it. */
const SHRUNK = 0.5;
const LEAST_WORDS = 6;
/** Fewer words lower the confidence, and nothing else. */
const ENOUGH_WORDS = 60;

function read({ fresh }: Material, weights: Weights): SkillReading | null {
  // Without speech, whose sentences are the transcriber's.
  const units = unitsOf(
    fresh.filter(({ turn }) => turn.kind !== 'transcript' && !turn.type.startsWith('voice.')),
  );
  const words = totalWords(units.map(({ text }) => text));
  if (words < LEAST_WORDS) return null;
  const sentences = sentencesAmong(units);
  const points: Record<string, number> = {};
  const features = Object.entries(FEATURES).map(([name, { shareOf, usual, did, next, ...feature }]) => {
    points[name] = feature.points * ((shareOf(sentences) ?? usual) - usual);
    return { did, next, points: points[name] * (weights[name] ?? 1) };
  });
  return {
    x: BASE + SHRUNK * sumSimple(features.map((feature) => feature.points)),
    points,
    confidence: words >= ENOUGH_WORDS ? 0.5 : 0.25,
    quotes: quotesFrom(sentences),
    did: features.reduce((a, b) => (b.points > a.points ? b : a)).did,
    next: features.reduce((a, b) => (b.points < a.points ? b : a)).next,
  };
}

/** Written communication: a weak reading. */
export const communication: SkillReader = { read, features: Object.keys(FEATURES) };
