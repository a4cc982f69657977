import { bandOf } from '../band.ts';
import { SKILLS, type Skill } from '../skill.ts';
import { bootstrapGroups } from './bootstrap.ts';
import { countPair, kappaOfCounts, noCounts, type BandCounts } from './quadratic-kappa.ts';

/** Two readings of one skill of one piece of work, on 0–100. */
export type ReadingPair = { work: string; skill: Skill; first: number; second: number };

/** How far two sides agree. Kappa and interval are null while they cannot be computed. */
export type PairAgreement = {
  works: number;
  pairs: number;
  kappa: number | null;
  interval: { low: number; high: number } | null;
  /** Shares of pairs in the same band, and at most one band apart. */
  exact: number | null;
  adjacent: number | null;
};

/** Below this an interval would pretend a certainty that a resampling of so few pieces of work cannot have. */
export const ENOUGH_WORKS = 5;

const known = (value: number): number | null => (Number.isFinite(value) ? value : null);

function shareWithin(pairs: readonly ReadingPair[], bands: number): number | null {
  const near = pairs.filter(({ first, second }) => Math.abs(bandOf(first) - bandOf(second)) <= bands);
  return pairs.length === 0 ? null : near.length / pairs.length;
}

const kappaOf = (pairs: readonly ReadingPair[]): number => kappaOfCounts(bandCounts(pairs));

/** Of whole pieces of work: each is counted into its own bands once, so that a sample only adds counts. */
function intervalOf(pairs: readonly ReadingPair[]): [number, number] {
  const works = [...Map.groupBy(pairs, ({ work }) => work).values()].map((some) =>
    some.map(({ first, second }) => [bandOf(first) - 1, bandOf(second) - 1] as const),
  );
  return bootstrapGroups(works, (drawn) => {
    const counts = noCounts();
    for (const work of drawn) for (const [first, second] of work) counts[first]![second]! += 1;
    return kappaOfCounts(counts);
  });
}

/**
 * Quadratic weighted kappa with its 95 % interval by the percentile bootstrap (B. Efron and R. Tibshirani, An
 * Introduction to the Bootstrap, 1993, chapter 13). It draws whole pieces of work, since readings of the skills of one
 * piece are correlated.
 */
export function pairAgreement(pairs: readonly ReadingPair[]): PairAgreement {
  const works = new Set(pairs.map(({ work }) => work)).size;
  const kappa = known(kappaOf(pairs));
  const [low, high] = works < ENOUGH_WORKS || kappa === null ? [Number.NaN, Number.NaN] : intervalOf(pairs);
  return {
    works,
    pairs: pairs.length,
    kappa,
    interval: Number.isFinite(low) && Number.isFinite(high) ? { low, high } : null,
    exact: shareWithin(pairs, 0),
    adjacent: shareWithin(pairs, 1),
  };
}

/** The same of each skill that has pairs. */
export function agreementBySkill(pairs: readonly ReadingPair[]): Partial<Record<Skill, PairAgreement>> {
  const found = SKILLS.map((skill) => [skill, pairs.filter((pair) => pair.skill === skill)] as const);
  return Object.fromEntries(
    found.filter(([, some]) => some.length > 0).map(([skill, some]) => [skill, pairAgreement(some)]),
  );
}

/** How often each band of the first side met each band of the second. */
export function bandCounts(pairs: readonly ReadingPair[]): BandCounts {
  const counts = noCounts();
  for (const { first, second } of pairs) countPair(counts, first, second);
  return counts;
}
