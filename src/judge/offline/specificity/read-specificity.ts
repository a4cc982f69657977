import type { OwnSentence } from '../../evidence/own-words.ts';
import type { Turn } from '../../dossier/turn.ts';
import { wordCount } from '../../../core/text.ts';
import { languageOf } from '../stop-words.ts';
import { wordsOf } from '../words.ts';
import { FEATURE_NAMES, FEATURES, type FeatureName, type SpecificText } from './features.ts';
import { LANGUAGES, type Language } from './languages.ts';

/** How specific somebody's own turns are, 0 to 1 for each feature, and the most specific sentences. */
type Specificity = { shares: ReadonlyMap<FeatureName, number>; best: OwnSentence[] };

/** How many points lie between work with nothing specific and with everything, and the usual mean share. */
const POINTS = 32;
const USUAL = 0.54;

/** A turn of so few words weighs nothing, one of so many in full: in between in proportion. */
const NO_WEIGHT = 6;
const FULL_WEIGHT = 20;
const MOST_QUOTES = 3;
const CAPITAL_INSIDE = /(?<=[\p{Ll}\p{N},;:]['’"”)]?\s)\p{Lu}(?![’']|\s)[\p{L}\p{N}&.-]*/gu;

function textOf(sentences: readonly OwnSentence[]): SpecificText {
  const words = sentences.flatMap(({ text }) => wordsOf(text));
  return {
    words,
    names: sentences.reduce((sum, { text }) => sum + (text.match(CAPITAL_INSIDE)?.length ?? 0), 0),
    numbers: words.filter((word) => /^\p{N}/u.test(word)).length,
  };
}

function sharesOf(text: SpecificText, language: Language | null): Map<FeatureName, number> {
  const shares = new Map<FeatureName, number>();
  if (text.words.length === 0) return shares;
  for (const { name, share } of FEATURES) {
    const found = share(text, language);
    if (found !== null) shares.set(name, found);
  }
  return shares;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function weightOf(sentences: readonly OwnSentence[]): number {
  const words = sentences.reduce((sum, { text }) => sum + wordCount(text), 0);
  return Math.min(1, Math.max(0, (words - NO_WEIGHT) / (FULL_WEIGHT - NO_WEIGHT)));
}

/** Sentences that are most specific by themselves, in the order in which they were said. */
function bestOf(own: readonly OwnSentence[], language: Language | null): OwnSentence[] {
  const long = own.filter(({ text }) => wordCount(text) >= NO_WEIGHT);
  const scored = (long.length > 0 ? long : own).map((sentence) => ({
    sentence,
    share: mean([...sharesOf(textOf([sentence]), language).values()]),
  }));
  const best = scored.toSorted((a, b) => b.share - a.share).slice(0, MOST_QUOTES);
  const chosen = new Set(best.map(({ sentence }) => sentence));
  return own.filter((sentence) => chosen.has(sentence));
}

/**
 * Averages over turns, so that a later turn that takes something back, or says little, is one more turn of the work.
 * Null where no turn has enough words.
 */
export function readSpecificity(own: readonly OwnSentence[]): Specificity | null {
  const name = languageOf(own.flatMap(({ text }) => wordsOf(text)));
  const language = name === null ? null : LANGUAGES[name];
  const turns = [...Map.groupBy(own, ({ turn }): Turn => turn).values()]
    .map((sentences) => ({ weight: weightOf(sentences), shares: sharesOf(textOf(sentences), language) }))
    .filter(({ weight }) => weight > 0);
  if (turns.length === 0) return null;
  const total = turns.reduce((sum, { weight }) => sum + weight, 0);
  const shares = new Map<FeatureName, number>();
  for (const { weight, shares: ofTurn } of turns) {
    for (const [name, share] of ofTurn) shares.set(name, (shares.get(name) ?? 0) + (weight * share) / total);
  }
  return { shares, best: bestOf(own, language) };
}

/** What each feature adds to the middle, all of them alike; 0 where it says nothing. */
export function specificPoints({ shares }: Specificity): Record<FeatureName, number> {
  const each = POINTS / Math.max(1, shares.size);
  const points = FEATURE_NAMES.map((name) => [name, each * ((shares.get(name) ?? USUAL) - USUAL)]);
  return Object.fromEntries(points) as Record<FeatureName, number>;
}
