import { type Language, contentStems, languageOf, tokensOf, wordsOf } from './words.ts';
import { wordCount } from '../../core/text.ts';
import { piecesOf } from '../dossier/turn.ts';
import type { OwnSentence } from '../evidence/own-words.ts';
import type { Topic } from './said.ts';

/** The features of a specific text on any subject and in any register, each from 0 to 1. */
export type Specifics = Readonly<Record<SpecificName, number>>;
export type SpecificName = (typeof SPECIFIC_NAMES)[number];

export const SPECIFIC_NAMES = [
  'figures',
  'names',
  'acts',
  'links',
  'firmness',
  'plainness',
  'doing',
] as const;

/**
 * The share of words at which a feature is full: the level of one text in seven in work reports by several authors.
 */
const FULL: Readonly<Record<SpecificName, number>> = {
  figures: 0.07,
  names: 0.02,
  acts: 0.16,
  links: 0.13,
  firmness: 0.06,
  plainness: 0.1,
  doing: 0.08,
};
/** Added to the number of words, so that one figure among five words is not a text full of them. */
const SMOOTHING = 8;
/** If the language is not known: the value of features that need function words, and the least of the others. */
export const UNKNOWN = 0.5;

const NUMBER = /^\p{N}/u;
const CODE = /\b(?=\p{L}*\p{N})(?=\p{N}*\p{L})[\p{L}\p{N}]+\b|\b\p{Lu}{2,}\b|\p{L}[_/]\p{L}|\p{Ll}\p{Lu}/gu;
const QUOTED = /[“„«「]|(?:^|\s)"(?=\S)/gu;
/** A capital inside a sentence. */
const CAPITAL = /(?<=[\p{Ll}\p{N},;)]\s)\p{Lu}\p{Ll}/gu;

function countOf(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** How specific a text is: figures, names, what was done, where, when and why, and how few hedges it has. */
export function specificsOf(text: string, language: Language | null): Specifics {
  const tokens = tokensOf(text);
  const lower = tokens.map((token) => token.toLowerCase());
  const share = (name: SpecificName, count: number) =>
    Math.min(1, count / (tokens.length + SMOOTHING) / FULL[name]);
  const among = (known: ReadonlySet<string>) => lower.filter((word) => known.has(word)).length;
  const numbers = tokens.filter((token) => NUMBER.test(token)).length;
  // German capitalizes all nouns, so capitals name nothing there.
  const capitals = language?.nounsHaveCapitals === true ? 0 : countOf(text, CAPITAL);
  const names = share('names', countOf(text, CODE) + countOf(text, QUOTED) + capitals);
  if (language === null) {
    return {
      figures: UNKNOWN + UNKNOWN * share('figures', numbers),
      names: UNKNOWN + UNKNOWN * names,
      acts: UNKNOWN,
      links: UNKNOWN,
      firmness: UNKNOWN,
      plainness: UNKNOWN,
      doing: UNKNOWN,
    };
  }
  const { self, idle, past, links, exact } = language;
  const own = lower.filter((word, at) => {
    const next = lower[at + 1];
    return self.has(word) && next !== undefined && !idle.has(next);
  }).length;
  const open = among(language.vague) + among(language.hedges) + among(language.negations);
  return {
    figures: share('figures', numbers + among(exact)),
    names,
    acts: share('acts', own + lower.filter((word) => past.test(word)).length),
    links: share('links', among(links)),
    firmness: 1 - share('firmness', open),
    plainness: 1 - share('plainness', lower.filter((word) => language.abstract.test(word)).length),
    doing: 1 - share('doing', among(language.general)),
  };
}

/** The mean of all features, 0 to 1. */
export function specificityOf(specifics: Specifics): number {
  return SPECIFIC_NAMES.reduce((sum, name) => sum + specifics[name], 0) / SPECIFIC_NAMES.length;
}

/** A paragraph of a turn. */
export type Passage = {
  sentences: OwnSentence[];
  size: number;
  /** How much it counts, 0 to 1. */
  weight: number;
  words: string[];
  language: Language | null;
  stems: ReadonlySet<string>;
  specifics: Specifics;
};

/** In words: a shorter passage is a passing remark. */
const LEAST_SIZE = 6;
/** A passage of this many words counts in full. */
const FULL_SIZE = 20;
/** The weight of a passage that shares no, one, or more words with the task. */
const RELATED = [0.15, 0.3, 1] as const;
/** A passage of this many words is a piece of work by itself and counts fully without sharing words. */
const WHOLE_SIZE = 30;
/** Words after "I" within which a hedge or negation expresses the writer's own doubt. */
const NEAR = 2;

const PARAGRAPH = /\n\s*\n/u;

function followsOn(before: OwnSentence | undefined, { turn, piece, start }: OwnSentence): boolean {
  if (before?.turn !== turn || before.piece !== piece) return false;
  const between = piecesOf(turn)[piece]?.slice(before.start + before.text.length, start) ?? '';
  return !PARAGRAPH.test(between);
}

/** `usual` is the language of the whole text, used if the passage is too short to tell. */
function passageOf(sentences: OwnSentence[], usual: Language | null): Passage {
  const text = sentences.map((sentence) => sentence.text).join('\n');
  const words = wordsOf(text);
  const language = languageOf(words) ?? usual;
  const stems = new Set(contentStems(text));
  return {
    sentences,
    size: wordCount(text),
    weight: 1,
    words,
    language,
    stems,
    specifics: specificsOf(text, language),
  };
}

function paragraphsOf(own: readonly OwnSentence[]): Passage[] {
  const groups: OwnSentence[][] = [];
  for (const sentence of own) {
    const last = groups.at(-1);
    if (last !== undefined && followsOn(last.at(-1), sentence)) last.push(sentence);
    else groups.push([sentence]);
  }
  const usual = languageOf(own.flatMap(({ text }) => wordsOf(text)));
  return groups.map((group) => passageOf(group, usual)).filter(({ size }) => size >= LEAST_SIZE);
}

/**
 * Whether a passage admits or doubts something the writer said: "I never saw", "I may have". It counts in full, although
 * it may share no words with the work.
 */
function isDoubt({ words, language }: Passage): boolean {
  if (language === null) return false;
  const { self, hedges, negations } = language;
  const doubts = (word: string) => hedges.has(word) || negations.has(word);
  return words.some((word, at) => self.has(word) && words.slice(at + 1, at + 1 + NEAR).some(doubts));
}

/**
 * The learner's passages in order, each weighted by its length, and less if it shares few words with the task: small
 * talk beside work hardly counts.
 */
export function passagesOf(sentences: readonly OwnSentence[], topic: Topic): Passage[] {
  return paragraphsOf(sentences).map((passage) => {
    const shared = [...passage.stems].filter((stem) => topic.has(stem)).length;
    const related = isDoubt(passage) || passage.size >= WHOLE_SIZE ? 1 : (RELATED[shared] ?? 1);
    return { ...passage, weight: related * Math.min(1, passage.size / FULL_SIZE) };
  });
}
