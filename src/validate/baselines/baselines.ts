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

/** A method with the setting that was best on other learners, and its paths of learners who all jump. */
export type Tuned = { name: string; settings: string; jumpers: Path[] };

/** Every method, tuned on `others`, whom it is not measured on. */
export function tuneBaselines(others: readonly Lived[], jumpers: readonly Lived[]): Tuned[] {
  return BASELINES.map((baseline) => {
    const { settings, estimator } = tuned(baseline, others);
    return { name: baseline.name, settings, jumpers: jumpers.map((life) => pathBy(estimator, life)) };
  });
}

/** One method on the verdicts of the pipeline, and on those of learners who all jump. */
export type Compared = Tuned & { title: string; paths: Path[] };

/** Every tuned method on the same verdicts as ours. */
export function compareBaselines(lives: readonly Lived[], methods: readonly Tuned[]): Compared[] {
  return methods.map((method) => {
    const { title, tries } = BASELINES.find(({ name }) => name === method.name)!;
    const { estimator } = tries.find(({ settings }) => settings === method.settings)!;
    return { ...method, title, paths: lives.map((life) => pathBy(estimator, life)) };
  });
}
