import { SKILLS, type Skill } from '../skill.ts';
import {
  levelOf,
  peopleVariance,
  residualOf,
  type CardPart,
  type CardParts,
  type Compared,
  type StreamReading,
} from './stream.ts';

/**
 * What is believed of a change before any reading: the standard deviations of a change of the offset (points) and of a
 * factor of the slope, and how many works the card's sigma counts as.
 */
const OFFSET_SD = 5;
const SLOPE_SD = 0.15;
const SIGMA_WEIGHT = 10;
const LEAST_SLOPE = 0.1;
const Z95 = 1.96;
/** Sigmas further apart than this factor are a change. */
const SIGMA_FACTOR = 1.25;

/** A part of a card as estimated from readings; `sd` are the standard deviations of offset and slope. */
export type Estimated = {
  offset: number;
  slope: number;
  sigma: number;
  sd: { offset: number; slope: number };
  /** Works behind it; several readings of one anchor are one work. */
  works: number;
};

type Case = { level: number; value: number; variance: number };
type Seen = { work: string; compared: Compared };

const seenIn = (readings: readonly StreamReading[], skill: Skill): Seen[] =>
  readings.flatMap(({ work, skills }) => (skills[skill] ? [{ work, compared: skills[skill] }] : []));

const byWork = (seen: readonly Seen[]): Map<string, Compared[]> =>
  new Map(
    [...Map.groupBy(seen, ({ work }) => work)].map(([work, some]) => [work, some.map((one) => one.compared)]),
  );

const average = (part: CardPart, compared: readonly Compared[]): number =>
  compared.reduce((sum, one) => sum + residualOf(part, one), 0) / compared.length;

/**
 * One case for each work: the mean distance from the card now, less what the judge's earlier readings of the same work say
 * of its lasting error there. What people's scores add to the variance has the same place as the lasting error: both repeat
 * with the work, so earlier readings take both away.
 */
function casesOf(part: CardPart, earlier: readonly Seen[], since: readonly Seen[]): Case[] {
  const before = byWork(earlier);
  const retest = part.retest ** 2;
  const lasting = Math.max(0, part.sigma ** 2 - retest);
  return [...byWork(since)].map(([work, compared]) => {
    const [first] = compared as [Compared];
    const prior = lasting + peopleVariance(part, first);
    const known = before.get(work) ?? [];
    const share = known.length === 0 ? 0 : prior / (prior + retest / known.length);
    const expected = known.length === 0 ? 0 : share * average(part, known);
    return {
      level: levelOf(part, first),
      value: average(part, compared) - expected,
      variance: prior * (1 - share) + retest / compared.length,
    };
  });
}

/** The posterior of a change of offset (points) and slope (factor): Bayesian linear regression with known variances. */
function changeOf(cases: readonly Case[]) {
  let [oo, os, ss] = [OFFSET_SD ** -2, 0, SLOPE_SD ** -2];
  let [o, s] = [0, 0];
  for (const { level, value, variance } of cases) {
    oo += 1 / variance;
    os += level / variance;
    ss += level ** 2 / variance;
    o += value / variance;
    s += (level * value) / variance;
  }
  const determinant = oo * ss - os * os;
  return {
    offset: (ss * o - os * s) / determinant,
    factor: (oo * s - os * o) / determinant,
    variances: { offset: ss / determinant, factor: oo / determinant },
  };
}

/** The mean squared distance from a card without people's part; several readings of one work count as one. */
function spreadOf(part: CardPart, since: readonly Seen[]): { works: number; variance: number } {
  const works = [...byWork(since).values()];
  const squares = works.map((compared) => {
    const sum = compared.reduce((total, one) => total + residualOf(part, one) ** 2, 0);
    return sum / compared.length - peopleVariance(part, compared[0] as Compared);
  });
  const total = squares.reduce((sum, square) => sum + square, 0);
  return { works: works.length, variance: Math.max(0, total / Math.max(1, works.length)) };
}

/**
 * A skill's card as the readings since a change say, shrunk towards the card before it. Offset and slope: normal prior,
 * weighted by what each work says (A. Gelman et al., Bayesian Data Analysis, 3rd edition, 14.2 and 14.6). Sigma: scaled
 * inverse χ² (the same, 2.6), plus what is not known of the offset. Null without readings.
 */
function estimatePart(part: CardPart, earlier: readonly Seen[], since: readonly Seen[]): Estimated | null {
  if (since.length === 0) return null;
  const { offset, factor, variances } = changeOf(casesOf(part, earlier, since));
  const slope = Math.max(LEAST_SLOPE, part.slope * (1 + factor));
  const moved = { ...part, offset: part.offset + offset, slope };
  const { works, variance } = spreadOf(moved, since);
  const noise = (SIGMA_WEIGHT * part.sigma ** 2 + works * variance) / (SIGMA_WEIGHT + works);
  return {
    offset: moved.offset,
    slope,
    sigma: Math.sqrt(noise + variances.offset),
    sd: { offset: Math.sqrt(variances.offset), slope: part.slope * Math.sqrt(variances.factor) },
    works,
  };
}

/** The card of each skill that has readings since the change; `earlier` are the readings before it, `before` the card then. */
export function estimateCard(
  before: CardParts,
  earlier: readonly StreamReading[],
  since: readonly StreamReading[],
): Partial<Record<Skill, Estimated>> {
  const found = SKILLS.map(
    (skill) => [skill, estimatePart(before[skill], seenIn(earlier, skill), seenIn(since, skill))] as const,
  );
  return Object.fromEntries(found.filter(([, estimated]) => estimated !== null));
}

/** Whether an estimate differs from a card by more than chance. */
export function differs({ offset, slope, sigma, sd }: Estimated, part: CardPart): boolean {
  const ratio = sigma / part.sigma;
  return (
    Math.abs(offset - part.offset) > Z95 * sd.offset ||
    Math.abs(slope - part.slope) > Z95 * sd.slope ||
    ratio > SIGMA_FACTOR ||
    ratio < 1 / SIGMA_FACTOR
  );
}

/** The least that noise is widened by. */
const LEAST_FACTOR = 1.5;
const MOST_FACTOR = 4;

/** The lower 5 % point of χ² (E. B. Wilson and M. M. Hilferty, PNAS 17, 1931). */
const lowChiSquare = (degrees: number): number =>
  degrees * Math.max(0.05, 1 - 2 / (9 * degrees) - 1.6449 * Math.sqrt(2 / (9 * degrees))) ** 3;

/**
 * By how much a skill's sigma is widened while its judge drifts: the upper 95 % limit of how far readings since the change
 * are from the card, and at least half as much again.
 */
export function wideningOf(part: CardPart, since: readonly StreamReading[], skill: Skill): number {
  const { works, variance } = spreadOf(part, seenIn(since, skill));
  if (works === 0) return LEAST_FACTOR;
  const limit = Math.sqrt((works * variance) / lowChiSquare(works)) / part.sigma;
  return Math.min(MOST_FACTOR, Math.max(LEAST_FACTOR, limit));
}
