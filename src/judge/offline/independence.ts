import { type Material, type Signal, clampReading, type SkillReading } from './material.ts';
import { approval, coachAsked, coworkShare, learnHelp, ownSteps, questions } from './help.ts';
import { repeatedMistakes, endsRight, valuesTold, whoFirst } from './steps.ts';
import { totalWords } from '../../core/text.ts';
import { hasReference } from '../dossier/facts.ts';
import type { Weights } from './weights.ts';

/** The features for and against independence, each with its own points. The keys are the names in weights files. */
const FEATURES = {
  whoFirst,
  valuesTold,
  endsRight,
  coachAsked,
  learnHelp,
  coworkShare,
  questions,
  circles: repeatedMistakes,
  approval,
  ownSteps,
} as const satisfies Record<string, (material: Material) => Signal | null>;

type FeatureName = keyof typeof FEATURES;

export const FEATURE_NAMES = Object.keys(FEATURES) as FeatureName[];

/** The signal of each feature before weights; null if it does not apply. */
function signalsOf(material: Material): Record<FeatureName, Signal | null> {
  const seen = FEATURE_NAMES.map((name) => [name, FEATURES[name](material)]);
  return Object.fromEntries(seen) as Record<FeatureName, Signal | null>;
}

/** The points of each feature, 0 if it does not apply. */
export function pointsOf(material: Material): Record<FeatureName, number> {
  const seen = Object.entries(signalsOf(material)).map(([name, signal]) => [name, signal?.points ?? 0]);
  return Object.fromEntries(seen) as Record<FeatureName, number>;
}

/** The reading if no feature applies. */
const BASE = 58;
/** The reading of a learner with help or guidance but no work of their own. */
const NO_WORK = 30;
const MOST_QUOTES = 4;
/** Without a reference, fewer own words and no action or help used show nothing: "ok" is no work. */
const LEAST_WORDS = 6;
/** From so many own words on, the confidence is not the lowest. */
const FEW_WORDS = 20;

function weighted(material: Material, weights: Weights): Signal[] {
  const signals = signalsOf(material);
  return FEATURE_NAMES.flatMap((name) => {
    const seen = signals[name];
    return seen === null ? [] : { ...seen, points: seen.points * (weights[name] ?? 1) };
  });
}

/** Independence: how far the learner got without help, from who found what, help used and who acted. */
export function readIndependence(material: Material, weights: Weights = {}): SkillReading | null {
  const signals = weighted(material, weights);
  const quotes = signals.flatMap((part) => part.quotes);
  const events = signals.flatMap((part) => part.events);
  const shown =
    quotes.length > 0 ? quotes : material.said.slice(0, 2).map(({ turn, text }) => ({ seq: turn.seq, text }));
  if (shown.length + events.length === 0) return null;
  // An answer beside a reference may be one number; other work needs words.
  const words = hasReference(material.dossier) ? Infinity : totalWords(material.said.map(({ text }) => text));
  if (words < LEAST_WORDS && events.length === 0) return null;
  const ordinary = material.said.length + events.length >= 3 ? 0.75 : 0.5;
  const kept = events.slice(0, Math.max(1, MOST_QUOTES - Math.min(3, shown.length)));
  const strongest = [...signals]
    .sort((a, b) => Math.abs(b.points) - Math.abs(a.points))
    .find((part) => part.says !== null);
  const hasWork = material.said.length > 0 || material.dossier.cowork.some(({ own }) => own);
  const helped = signals.some((part) => part.points < -5);
  return {
    x: clampReading(signals.reduce((sum, part) => sum + part.points, hasWork ? BASE : NO_WORK)),
    confidence: words < FEW_WORDS ? 0.25 : ordinary,
    quotes: dedupe(shown).slice(0, MOST_QUOTES - kept.length),
    events: kept,
    did: strongest?.says ?? 'worked in your own words',
    next: helped
      ? 'try one more step of your own before the next piece of help'
      : 'say what you tried and dropped on the way',
  };
}

function dedupe(quotes: readonly { seq: number; text: string }[]): { seq: number; text: string }[] {
  return quotes.filter((quote, index) => quotes.findIndex(({ text }) => text === quote.text) === index);
}
