import { meanSimple } from 'simple-statistics';
import { type Language, contentStems, languageOf, tokensOf, wordsOf } from './words.ts';
import { wordCount } from '../../core/text.ts';
import { piecesOf } from '../dossier/turn.ts';
import type { OwnSentence } from '../evidence/own-words.ts';
import { neighbours } from '../guard/threat.ts';

/** Features of specific text. */
export const SPECIFICS = {
  details: { did: 'gave figures and names', next: 'give the figure, or name who or what it was' },
  acts: { did: 'said what was done', next: 'say what you did yourself' },
  links: { did: 'said where, when and why', next: 'say where, when or why' },
  firmness: { did: 'left little open', next: 'say it without "some" and "perhaps"' },
  certainty: { did: 'stood by what you found', next: 'check what you still doubt' },
  plainness: { did: 'put it plainly', next: 'put it in plain words' },
};
type SpecificName = keyof typeof SPECIFICS;
export const SPECIFIC_NAMES = Object.keys(SPECIFICS) as SpecificName[];
/** Each feature from 0 to 1. */
export type Specifics = Readonly<Record<SpecificName, number>>;
/** Added to the number of words, so that one figure among five words is not a text full of them. */
const SMOOTHING = 8;
/** If the language is not known: the value of features that need function words, and the least of the others. */
export const UNKNOWN = 0.5;
const UNKNOWNS = Object.fromEntries(SPECIFIC_NAMES.map((name) => [name, UNKNOWN])) as Specifics;

/** The share of words at which each kind is full, as in one of seven work reports by several authors. */
const FULL = {
  figures: 0.07,
  names: 0.02,
  acts: 0.16,
  links: 0.13,
  vague: 0.04,
  doubts: 0.05,
  abstract: 0.1,
};

const NUMBER = /^\p{N}/u;
const CODE = /\b(?=\p{L}*\p{N})(?=\p{N}*\p{L})[\p{L}\p{N}]+\b|\b\p{Lu}{2,}\b|\p{L}[_/]\p{L}|\p{Ll}\p{Lu}/gu;
const QUOTED = /[“„«「]|(?:^|\s)"(?=\S)/gu;
const CAPITAL = /(?<=[\p{Ll}\p{N},;)]\s)\p{Lu}\p{Ll}/gu;

function specificsOf(text: string, language: Language | null): Specifics {
  const tokens = tokensOf(text);
  const lower = tokens.map((token) => token.toLowerCase());
  const share = (kind: keyof typeof FULL, count: number) =>
    Math.min(1, count / (tokens.length + SMOOTHING) / FULL[kind]);
  const among = (...known: ReadonlySet<string>[]) =>
    lower.filter((word) => known.some((words) => words.has(word))).length;
  const numbers = tokens.filter((token) => NUMBER.test(token)).length;
  // German capitalizes all nouns, so capitals name nothing there.
  const marks = language?.nounsHaveCapitals === true ? [CODE, QUOTED] : [CODE, QUOTED, CAPITAL];
  const names = share('names', marks.flatMap((mark) => text.match(mark) ?? []).length);
  const detailsOf = (figures: number) => meanSimple([share('figures', figures), names]);
  if (language === null) return { ...UNKNOWNS, details: UNKNOWN + UNKNOWN * detailsOf(numbers) };
  const { self, idle, past, links, exact } = language;
  const own = lower.filter((word, at) => {
    const next = lower[at + 1];
    return self.has(word) && next !== undefined && !idle.has(next);
  }).length;
  return {
    details: detailsOf(numbers + among(exact)),
    acts: share('acts', own + lower.filter((word) => past.test(word)).length),
    links: share('links', among(links)),
    firmness: 1 - share('vague', among(language.vague, language.hedges)),
    certainty: 1 - share('doubts', among(language.negations, language.concessions)),
    plainness: 1 - share('abstract', lower.filter((word) => language.abstract.test(word)).length),
  };
}

/** 0 to 1. */
export function specificityOf(text: string, language: Language | null): number {
  return meanSimple(Object.values(specificsOf(text, language)));
}

/** A paragraph of a turn. */
export type Passage = {
  sentences: OwnSentence[];
  /** How much it counts, 0 to 1. */
  weight: number;
  language: Language | null;
  specifics: Specifics;
};

/** In words: a shorter passage is a passing remark. */
const LEAST_SIZE = 6;
/** In words: from here a passage counts in full. */
const FULL_SIZE = 20;
/** The weight of a passage that shares no, one, or more words with the task. */
const RELATED = [0.15, 0.3, 1] as const;
/** In words: a piece of work by itself, which counts fully without sharing words. */
const WHOLE_SIZE = 30;
/** So many words after "I", a hedge or negation is the writer's own doubt. */
const NEAR = 2;

const PARAGRAPH = /\n\s*\n/u;

function inParagraph(before: OwnSentence, { turn, piece, start }: OwnSentence): boolean {
  if (before.turn !== turn || before.piece !== piece) return false;
  return !PARAGRAPH.test(piecesOf(turn)[piece]?.slice(before.end, start) ?? '');
}

/** Doubts and admissions count in full, although they may share no words with the work: "I never saw", "I may have". */
function isDoubt(words: readonly string[], { self, hedges, negations }: Language): boolean {
  const doubts = (word: string) => hedges.has(word) || negations.has(word);
  return words.some((word, at) => self.has(word) && words.slice(at + 1, at + 1 + NEAR).some(doubts));
}

/** Those that share few words with the task weigh less: small talk beside work hardly counts. */
export function passagesOf(own: readonly OwnSentence[], topic: ReadonlySet<string>): Passage[] {
  const usual = languageOf(own.flatMap(({ text }) => wordsOf(text)));
  return neighbours(own, inParagraph).flatMap((sentences) => {
    const text = sentences.map((sentence) => sentence.text).join('\n');
    const size = wordCount(text);
    if (size < LEAST_SIZE) return [];
    const words = wordsOf(text);
    // A short passage may not tell its language.
    const language = languageOf(words) ?? usual;
    const shared = [...new Set(contentStems(text))].filter((stem) => topic.has(stem)).length;
    const isWhole = size >= WHOLE_SIZE || (language !== null && isDoubt(words, language));
    const weight = (isWhole ? 1 : (RELATED[shared] ?? 1)) * Math.min(1, size / FULL_SIZE);
    return [{ sentences, weight, language, specifics: specificsOf(text, language) }];
  });
}
