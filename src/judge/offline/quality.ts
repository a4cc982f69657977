import { type Coverage, coverageOf } from './coverage.ts';
import { resultOutcome, type ResultOutcome, resultOf } from './result.ts';
import { type Material, quoteOf, type SkillReading, clampReading } from './material.ts';
import { hasReference, isTail, ownWordsOf } from '../dossier/facts.ts';
import {
  type Passage,
  SPECIFIC_NAMES,
  UNKNOWN,
  specificityOf,
  specificsOf,
  type SpecificName,
  type Specifics,
} from './passages.ts';
import type { Weights } from './weights.ts';

/** The factor for an answer that the learner retracts without a replacement. */
const TAKEN_BACK = 0.4;
/** The reading of work that covers none of the reference. */
const UNCOVERED = 8;
/** Readings by result: right or wrong says more than the overlap with the reference. */
const RESULT: Readonly<Record<ResultOutcome, number>> = { kept: 78, retracted: 34, never_reached: 24 };
const RESULT_SPREAD = 16;

/**
 * Reads the work against a reference: how much of it is covered, and for a worked result whether it is right and
 * kept.
 */
function readAgainstReference(material: Material, coverage: Coverage): SkillReading | null {
  const { own, said } = material;
  if (own.length === 0) return null;
  if (coverage.best.length === 0) {
    const did = 'wrote about something else than was asked';
    const next = 'come back to the question itself';
    return { x: UNCOVERED, quotes: own.slice(0, 2).map(quoteOf), events: [], confidence: 0.5, did, next };
  }
  const share = coverage.share * (said.at(-1)?.retracts === true ? TAKEN_BACK : 1);
  const result = resultOf(material);
  const outcome = resultOutcome(material, result);
  const x = result.final === null ? UNCOVERED + 84 * share : RESULT[outcome] + RESULT_SPREAD * (share - 0.5);
  const covered = `covered about ${Math.round(100 * share)} % of what this task asks for`;
  const arrived = {
    kept: 'reached the right result and kept to it',
    retracted: 'had the right result and then left it',
    never_reached: 'are on the way to the result',
  };
  return {
    x,
    quotes: coverage.best.map(quoteOf),
    events: [],
    confidence: said.length >= 2 ? 0.75 : 0.5,
    did: result.final === null ? covered : arrived[outcome],
    next:
      share === 1 || result.final !== null
        ? 'say how you checked it'
        : 'go into the parts of the question that are still open',
  };
}

const MOST_QUOTES = 3;
/** The reading of work of average specificity. */
const MIDDLE = 50;
/** The usual mean share, and the range of points between nothing and everything specific: words show no extremes. */
const SPECIFIC = { usual: 0.58, points: 28 };

const SHOWN: Readonly<Record<SpecificName, { did: string; next: string }>> = {
  figures: { did: 'gave figures', next: 'give the figure' },
  names: { did: 'named who and what', next: 'name who or what it was' },
  acts: { did: 'said what was done', next: 'say what you did yourself' },
  links: { did: 'said where, when and why', next: 'say where, when or why' },
  plainness: { did: 'put it plainly', next: 'put it in plain words' },
  doing: { did: 'told what happened', next: 'tell what happened rather than what holds in general' },
  firmness: { did: 'left little open', next: 'say it without "some" and "perhaps"' },
};

/** The weighted mean of each feature over all passages; null if there are none. */
function sharesOf(passages: readonly Passage[]): Specifics | null {
  const all = passages.reduce((sum, { weight }) => sum + weight, 0);
  if (all === 0) return null;
  const shares = SPECIFIC_NAMES.map((name) => [
    name,
    passages.reduce((sum, { weight, specifics }) => sum + weight * specifics[name], 0) / all,
  ]);
  return Object.fromEntries(shares) as Specifics;
}

/** The points of each feature, for a fit; null if the work is read against a reference or has too few words. */
export function specificPoints({ dossier, passages }: Material): Weights | null {
  const shares = hasReference(dossier) ? null : sharesOf(passages);
  return shares && pointsOf(shares);
}

function pointsOf(shares: Specifics): Record<SpecificName, number> {
  const each = SPECIFIC.points / SPECIFIC_NAMES.length;
  const points = SPECIFIC_NAMES.map((name) => [name, each * (shares[name] - SPECIFIC.usual)]);
  return Object.fromEntries(points) as Record<SpecificName, number>;
}

/**
 * Reads the work without a reference: how specific it is, on any subject. The shipped card was measured with
 * references, so the reading is `uncarded`. An installation's own weights come with their own card.
 */
function readOnItsOwn({ passages }: Material, weights: Weights): SkillReading | null {
  const shares = sharesOf(passages);
  if (shares === null) return null;
  const points = pointsOf(shares);
  const ranked = SPECIFIC_NAMES.toSorted((a, b) => shares[b] - shares[a]);
  const strengths = ranked
    .filter((name) => shares[name] > UNKNOWN)
    .slice(0, 2)
    .map((name) => SHOWN[name].did);
  const quoted = passages
    .flatMap(({ sentences, language }) => sentences.map((sentence) => ({ sentence, language })))
    .map(({ sentence, language }) => ({
      sentence,
      share: specificityOf(specificsOf(sentence.text, language)),
    }))
    .toSorted((a, b) => b.share - a.share);
  return {
    x: SPECIFIC_NAMES.reduce((sum, name) => sum + (weights[name] ?? 1) * points[name], MIDDLE),
    quotes: quoted.slice(0, MOST_QUOTES).map(({ sentence }) => quoteOf(sentence)),
    events: [],
    confidence: 0.25,
    ...(Object.keys(weights).length === 0 && { uncarded: true as const }),
    did: strengths.length === 0 ? 'put your work into words' : strengths.join(' and '),
    next: SHOWN[ranked.at(-1) ?? 'figures'].next,
  };
}

/** Fewer words than this after an earlier completion are thanks and a goodbye. */
const LEAST_TAIL = 20;

function readWork(material: Material, weights: Weights): SkillReading | null {
  const { dossier } = material;
  const coverage = coverageOf(material);
  // A few closing words would look like weak work against the reference of a whole stage, so they are read on their
  // own.
  const isTailOfWork = isTail(dossier);
  if (isTailOfWork && ownWordsOf(dossier) < LEAST_TAIL) return null;
  if (coverage === null || isTailOfWork) return readOnItsOwn(material, weights);
  return readAgainstReference(material, coverage);
}

/** Quality: how much of the reference the work covers, or how specific it is if there is none. */
export function readQuality(material: Material, weights: Weights = {}): SkillReading | null {
  const reading = readWork(material, weights);
  return reading && { ...reading, x: clampReading(reading.x) };
}
