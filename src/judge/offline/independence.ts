import { totalWords } from '../../core/text.ts';
import { hasReference } from '../dossier/facts.ts';
import { approval, coachAsked, coworkShare, learnHelp } from './help.ts';
import { type Material, quoteOf, type Signal, type SkillReader, type SkillReading } from './material.ts';
import { valuesTold, whoFirst } from './steps.ts';
import type { Weights } from './weights.ts';

const FEATURES: Readonly<Record<string, (material: Material) => Signal | null>> = {
  whoFirst,
  valuesTold,
  coachAsked,
  learnHelp,
  coworkShare,
  approval,
};

/** The reading if no feature applies. */
const BASE = 58;
/** The reading of a learner who used help and shows no work of their own. */
const NO_WORK = 30;
/** Of quotes and events together. */
const MOST_SHOWN = 4;
/** Fewer own words without a reference, action or help used show nothing: "ok" is no work. */
const LEAST_WORDS = 6;
/** With fewer own words, the confidence is the lowest. */
const FEW_WORDS = 20;

function read(material: Material, weights: Weights): SkillReading | null {
  const { said, dossier } = material;
  const points: Record<string, number> = {};
  const signals = Object.entries(FEATURES).flatMap(([name, seen]): Signal[] => {
    const found = seen(material);
    points[name] = found?.points ?? 0;
    return found === null ? [] : [{ ...found, points: found.points * (weights[name] ?? 1) }];
  });
  const quotes = signals.flatMap((part) => part.quotes ?? []);
  const events = signals.flatMap((part) => part.events ?? []);
  const shown = quotes.length > 0 ? quotes : said.slice(0, 2).map(quoteOf);
  if (shown.length + events.length === 0) return null;
  // An answer beside a reference may be one number; other work needs words.
  const words = hasReference(dossier) ? Infinity : totalWords(said.map(({ text }) => text));
  if (words < LEAST_WORDS && events.length === 0) return null;
  const ordinary = said.length + events.length >= 3 ? 0.75 : 0.5;
  const strongest = signals
    .toSorted((a, b) => Math.abs(b.points) - Math.abs(a.points))
    .find(({ says }) => says !== null);
  const onlyHelp =
    events.length > 0 && !said.some(({ retracts }) => !retracts) && !dossier.cowork.some(({ own }) => own);
  return {
    x: signals.reduce((sum, part) => sum + part.points, onlyHelp ? NO_WORK : BASE),
    points,
    confidence: words < FEW_WORDS || signals.length === 0 ? 0.25 : ordinary,
    quotes: shown,
    events: events.slice(0, MOST_SHOWN - shown.length),
    did: strongest?.says ?? 'worked in your own words',
    next: signals.some((part) => part.points < -5)
      ? 'try one more step of your own before the next piece of help'
      : 'say what you tried and dropped on the way',
  };
}

/** Independence: how far the learner got without help, from who found what, help used and who acted. */
export const independence: SkillReader = { read, features: Object.keys(FEATURES) };
