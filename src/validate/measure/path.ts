import { rootMeanSquare, sampleCorrelation } from 'simple-statistics';
import type { Lived } from '../run/lived.ts';
import type { SimulatedLearner } from '../world/learner.ts';
import { rankOf, trueRank, truthAt } from './truth.ts';

/** What one estimator said about a learner: an element for each touchpoint. `sd` is missing if it has none. */
export type Path = { learner: SimulatedLearner; mean: number[]; sd?: number[]; rank: number[] };

export type PathScores = {
  /** Root mean square error of overall over the touchpoints from the eleventh on. */
  rmse: number;
  /** The share of touchpoints whose truth lies in the 95 % interval; NaN if there is none. */
  coverage: number;
  tierAccuracy: number;
  overTiered: number;
  /** Per 100 touchpoints. */
  tierChanges: number;
  /** Median touchpoints until a jump of one tier shows; Infinity if most never do; NaN without jumps. */
  jumpDelay: number;
};

/** The first touchpoint, from 0, that counts: ten have shown who the learner is. */
export const SETTLED = 10;

export function pathOf({ learner, shown }: Lived): Path {
  return {
    learner,
    mean: shown.map(({ mean }) => mean),
    sd: shown.map(({ sd }) => sd),
    rank: shown.map(({ tier }) => rankOf(tier)),
  };
}

/**
 * Touchpoints from a jump until the tier differs from the one before it, in its direction: 1 is the first after it.
 * Infinity if it never does, null if the learner does not jump or no tier is left in that direction.
 */
export function jumpDelay({ learner, rank }: Path): number | null {
  if (learner.jump === null) return null;
  const { touchpoint, direction } = learner.jump;
  const before = rank[touchpoint - 1];
  if (before === undefined || before < 0 || before + direction < 0 || before + direction > 4) return null;
  const found = rank.slice(touchpoint).findIndex((now) => (now - before) * direction > 0);
  return found === -1 ? Number.POSITIVE_INFINITY : found + 1;
}

const share = <T>(items: readonly T[], is: (item: T) => boolean): number =>
  items.filter(is).length / items.length;

/** Every settled touchpoint of every path. */
function settledOf(paths: readonly Path[]) {
  return paths.flatMap(({ learner, mean, rank }) =>
    mean.slice(SETTLED).map((value, index) => {
      const number = SETTLED + index;
      const over = rank[number]! - trueRank(learner, number);
      return { error: value - truthAt(learner, number), over, changed: rank[number] !== rank[number - 1] };
    }),
  );
}

/** Whether the truth lies in the 95 % interval, by touchpoint and learner. */
export function coveredBy({ learner, mean, sd }: Path): boolean[] {
  return (sd ?? []).map(
    (value, number) => Math.abs(mean[number]! - truthAt(learner, number)) <= 1.96 * value,
  );
}

/** The upper of two middle values, since the mean of a number and never is no number. NaN without any. */
function medianDelay(delays: readonly number[]): number {
  return delays.toSorted((a, b) => a - b)[delays.length >> 1] ?? Number.NaN;
}

export function scorePaths(paths: readonly Path[]): PathScores {
  const settled = settledOf(paths);
  const covered = paths.flatMap(coveredBy);
  const delays = paths.map(jumpDelay).filter((delay) => delay !== null);
  return {
    rmse: settled.length === 0 ? Number.NaN : rootMeanSquare(settled.map(({ error }) => error)),
    coverage: share(covered, Boolean),
    tierAccuracy: share(settled, ({ over }) => over === 0),
    overTiered: share(settled, ({ over }) => over > 0),
    tierChanges: 100 * share(settled, ({ changed }) => changed),
    jumpDelay: medianDelay(delays),
  };
}

/** The share of the variance between learners that an estimate explains: its squared correlation with the truth. */
export function reliabilityAt(paths: readonly Path[], numberOf: (path: Path) => number | null): number {
  const points = paths.flatMap((path) => {
    const number = numberOf(path);
    return number === null ? [] : [[path.mean[number]!, truthAt(path.learner, number)] as const];
  });
  if (points.length < 3) return Number.NaN;
  return (
    sampleCorrelation(
      points.map(([estimate]) => estimate),
      points.map(([, truth]) => truth),
    ) ** 2
  );
}
