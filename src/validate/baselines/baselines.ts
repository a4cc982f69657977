import { tierOf, TIERS } from '../../core/tier.ts';
import { scorePaths, type Path } from '../measure/path.ts';
import type { Lived } from '../run/lived.ts';
import { eloLike } from './elo.ts';
import type { Baseline, Estimator } from './estimator.ts';
import { glicko2 } from './glicko.ts';
import { cumulativeMean, lastVerdict, movingAverage } from './simple.ts';
import { trueSkillThroughTime } from './through-time.ts';

const BASELINES: readonly Baseline[] = [
  lastVerdict,
  cumulativeMean,
  movingAverage,
  eloLike,
  glicko2,
  trueSkillThroughTime,
];

/** What an estimator would have shown after each touchpoint, from the verdicts that had come by then. */
function pathBy(estimator: Estimator, { learner, readings }: Pick<Lived, 'learner' | 'readings'>): Path {
  const estimates = learner.touchpoints.map(({ at }, now) =>
    estimator(
      readings.filter(({ knownAfter }) => knownAfter <= now),
      at,
    ),
  );
  const sd = estimates.map((estimate) => estimate.sd);
  return {
    learner,
    mean: estimates.map(({ mean }) => mean),
    ...(sd.every((value) => value !== undefined) ? { sd } : {}),
    rank: estimates.map(({ mean }) => TIERS.indexOf(tierOf(mean))),
  };
}

/** The setting of a method with the least RMSE on these lives. */
function tuned({ tries }: Baseline, lives: readonly Lived[]): Baseline['tries'][number] {
  if (tries.length === 1) return tries[0]!;
  const errors = tries.map(({ estimator }) => scorePaths(lives.map((life) => pathBy(estimator, life))).rmse);
  return tries[errors.indexOf(Math.min(...errors))]!;
}

/** One method on the verdicts of the pipeline, and on those of learners who all jump. */
export type Compared = { name: string; title: string; settings: string; paths: Path[]; jumpers: Path[] };

/** Every method on the same verdicts as ours, tuned on `others`, whom it is not measured on. */
export function compareBaselines(
  lives: readonly Lived[],
  jumpers: readonly Lived[],
  others: readonly Lived[],
): Compared[] {
  return BASELINES.map((baseline) => {
    const { settings, estimator } = tuned(baseline, others);
    const pathsOf = (some: readonly Lived[]) => some.map((life) => pathBy(estimator, life));
    const { name, title } = baseline;
    return { name, title, settings, paths: pathsOf(lives), jumpers: pathsOf(jumpers) };
  });
}
