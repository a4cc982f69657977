import { mean, sampleCorrelation, standardDeviation } from 'simple-statistics';
import { ENOUGH_WORKS, pairAgreement } from './agreement.ts';
import { bootstrap, type Measure } from './bootstrap.ts';
import type { Skill } from '../skill.ts';

/** One skill of one piece of work, read by a judge and by a person, on 0–100. Readings of one learner are correlated. */
export type Comparison = { learner: number; work: string; skill: Skill; judged: number; person: number };

/** Readings of a judge against those of people. Differences are judge minus person, in points of 0–100. */
export type Accuracy = {
  learners: number;
  works: number;
  pairs: number;
  /** Mean difference: above 0 the judge is lenient. */
  bias: Measure | null;
  /** Root of the mean squared difference. */
  rmse: Measure | null;
  /** Pearson's correlation; null without spread on one side. */
  correlation: Measure | null;
  kappa: number | null;
  kappaInterval: { low: number; high: number } | null;
  /** Shares of pairs in the same band, and at most one band apart. */
  exact: number | null;
  adjacent: number | null;
};

const differenceOf = ({ judged, person }: Comparison): number => judged - person;

function correlationOf(pairs: readonly Comparison[]): number {
  const [judged, person] = [pairs.map((pair) => pair.judged), pairs.map((pair) => pair.person)];
  if (pairs.length < 2 || standardDeviation(judged) === 0 || standardDeviation(person) === 0)
    return Number.NaN;
  return sampleCorrelation(judged, person);
}

/**
 * How a judge reads compared with people. The 95 % intervals are percentile bootstraps over learners, whose works and skills
 * are drawn together; null with fewer than five learners, where an interval would pretend a certainty that is not there.
 */
export function accuracyOf(pairs: readonly Comparison[]): Accuracy {
  const learners = new Set(pairs.map(({ learner }) => learner)).size;
  const measured = (statistic: (pairs: readonly Comparison[]) => number): Measure | null => {
    if (learners < ENOUGH_WORKS || !Number.isFinite(statistic(pairs))) return null;
    return bootstrap(pairs, ({ learner }) => String(learner), statistic);
  };
  const { works, kappa, interval, exact, adjacent } = pairAgreement(
    pairs.map(({ work, skill, judged, person }) => ({ work, skill, first: judged, second: person })),
  );
  return {
    learners,
    works,
    pairs: pairs.length,
    bias: measured((some) => mean(some.map(differenceOf))),
    rmse: measured((some) => Math.sqrt(mean(some.map((pair) => differenceOf(pair) ** 2)))),
    correlation: measured(correlationOf),
    kappa,
    kappaInterval: interval,
    exact,
    adjacent,
  };
}
