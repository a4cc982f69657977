import { sumSimple } from 'simple-statistics';
import { type Coverage, coverageOf } from './coverage.ts';
import { resultOutcome, type ResultOutcome, resultOf } from './result.ts';
import { type Material, quoteOf, type SkillReader, type SkillReading } from './material.ts';
import { isTail, ownWordsOf } from '../dossier/facts.ts';
import {
  type Passage,
  SPECIFIC_NAMES,
  SPECIFICS,
  UNKNOWN,
  specificityOf,
  type Specifics,
} from './passages.ts';
import type { Weights } from './weights.ts';

/** For an answer that the learner retracts without a replacement. */
const TAKEN_BACK = 0.4;
/** The reading of work that covers none of the reference. */
const UNCOVERED = 8;
/** Readings by result: right or wrong says more than the overlap with the reference. */
const RESULT: Readonly<Record<ResultOutcome, { points: number; did: string }>> = {
  kept: { points: 78, did: 'reached the right result and kept to it' },
  retracted: { points: 34, did: 'had the right result and then left it' },
  never_reached: { points: 24, did: 'are on the way to the result' },
};
const RESULT_SPREAD = 16;
const CHECK = 'say how you checked it';

function readAgainstReference(material: Material, coverage: Coverage): SkillReading | null {
  const { own, said } = material;
  if (own.length === 0) return null;
  if (coverage.best.length === 0) {
    const did = 'wrote about something else than was asked';
    const next = 'come back to the question itself';
    return { x: UNCOVERED, quotes: own.slice(0, 2).map(quoteOf), confidence: 0.5, did, next };
  }
  const share = coverage.share * (said.at(-1)?.retracts === true ? TAKEN_BACK : 1);
  const result = resultOf(material);
  const quotes = coverage.best.map(quoteOf);
  const confidence = said.length >= 2 ? 0.75 : 0.5;
  if (result.final !== null) {
    const { points, did } = RESULT[resultOutcome(material, result)];
    return { x: points + RESULT_SPREAD * (share - 0.5), quotes, confidence, did, next: CHECK };
  }
  return {
    x: UNCOVERED + 84 * share,
    quotes,
    confidence,
    did: `covered about ${Math.round(100 * share)} % of what this task asks for`,
    next: share === 1 ? CHECK : 'go into the parts of the question that are still open',
  };
}

const MOST_QUOTES = 3;
/** The reading of work of average specificity. */
const MIDDLE = 50;
/** The usual mean share, and the points between nothing and everything specific: words show no extremes. */
const SPECIFIC = { usual: 0.58, points: 28 };

/** Weighted means over all passages; null if there are none. */
function sharesOf(passages: readonly Passage[]): Specifics | null {
  const all = sumSimple(passages.map(({ weight }) => weight));
  if (all === 0) return null;
  const shares = SPECIFIC_NAMES.map((name) => {
    const weighted = passages.map(({ weight, specifics }) => weight * specifics[name]);
    return [name, sumSimple(weighted) / all];
  });
  return Object.fromEntries(shares) as Specifics;
}

/**
 * How specific the work is, on any subject. The shipped card was measured with references, so the reading is `uncarded`.
 * An installation's own weights come with their own card.
 */
function readOnItsOwn({ passages }: Material, weights: Weights): SkillReading | null {
  const shares = sharesOf(passages);
  if (shares === null) return null;
  const each = SPECIFIC.points / SPECIFIC_NAMES.length;
  const points = SPECIFIC_NAMES.map((name) => [name, each * (shares[name] - SPECIFIC.usual)] as const);
  const ranked = SPECIFIC_NAMES.toSorted((a, b) => shares[b] - shares[a]);
  const strengths = ranked
    .filter((name) => shares[name] > UNKNOWN)
    .slice(0, 2)
    .map((name) => SPECIFICS[name].did);
  const quoted = passages
    .flatMap(({ sentences, language }) =>
      sentences.map((sentence) => ({ sentence, share: specificityOf(sentence.text, language) })),
    )
    .toSorted((a, b) => b.share - a.share);
  return {
    x: points.reduce((sum, [name, value]) => sum + (weights[name] ?? 1) * value, MIDDLE),
    points: Object.fromEntries(points),
    quotes: quoted.slice(0, MOST_QUOTES).map(({ sentence }) => quoteOf(sentence)),
    confidence: 0.25,
    ...(Object.keys(weights).length === 0 && { uncarded: true as const }),
    did: strengths.length === 0 ? 'put your work into words' : strengths.join(' and '),
    next: SPECIFICS[ranked.at(-1) ?? 'details'].next,
  };
}

/** Fewer words after an earlier completion are thanks and a goodbye. */
const LEAST_TAIL = 20;

/** Quality: how much of the reference the work covers, or how specific it is if there is none. */
export const quality: SkillReader = {
  read(material, weights) {
    const { dossier } = material;
    // A few closing words would look like weak work against the reference of a whole stage.
    const isTailOfWork = isTail(dossier);
    if (isTailOfWork && ownWordsOf(dossier) < LEAST_TAIL) return null;
    const coverage = isTailOfWork ? null : coverageOf(material);
    return coverage ? readAgainstReference(material, coverage) : readOnItsOwn(material, weights);
  },
  features: SPECIFIC_NAMES,
};
