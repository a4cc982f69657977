import { Piscina } from 'piscina';
import { compareBaselines, type Compared } from './baselines/baselines.ts';
import { optimalPaths } from './baselines/optimal.ts';
import { pathOf } from './measure/path.ts';
import type { Row } from './measure/row.ts';
import { rowsOf, type Measured } from './measure/rows.ts';
import type { Lived } from './run/lived.ts';
import { runPipeline, type PipelineLife } from './run/pipeline.ts';
import type { StandIn } from './stand-in/answer.ts';
import { measureCard } from './stand-in/measure-card.ts';
import { standInJudge } from './stand-in/stand-in-judge.ts';
import type { Studies, StudyOptions } from './studies.ts';
import { simulateLearners } from './world/learner.ts';

/** `profile` is the judge of the pipeline. */
export type ValidationOptions = StudyOptions & {
  /** An empty, migrated database. */
  url: string;
  onProgress?: (done: number, all: number) => void;
};

export type Validation = StudyOptions &
  Measured &
  Pick<Studies, 'elsewhere'> & {
    /** Other methods on the same verdicts. */
    compared: readonly Compared[];
    rows: Row[];
  };

/** A life without its last touchpoint. */
function withoutLast({ learner, verdicts, shown, readings }: PipelineLife): Lived {
  const touchpoints = learner.touchpoints.slice(0, -1);
  const kept = readings.filter(({ number }) => number < touchpoints.length);
  return {
    learner: { ...learner, touchpoints },
    verdicts: verdicts.slice(0, -1),
    shown: shown.slice(0, -1),
    readings: kept,
  };
}

/** Runs the studies beside the pipeline, which leaves half of a processor to Postgres's side of each call. */
async function besideStudies<T>(
  { world, profile, seed, learners, touchpoints }: StudyOptions,
  work: () => Promise<T>,
): Promise<[T, Studies]> {
  const thread = new Piscina({ filename: new URL('./studies.ts', import.meta.url).href, maxThreads: 1 });
  try {
    const asked: StudyOptions = { world, profile, seed, learners, touchpoints };
    return await Promise.all([work(), thread.run(asked, { name: 'studiesOf' }) as Promise<Studies>]);
  } finally {
    await thread.destroy();
  }
}

/**
 * Is the read true? Simulated learners go through the product's pipeline with the main judge, and through the fold alone
 * with the other judges. After the last touchpoint each learner gets a forged verdict. Everything follows from the seed.
 */
export async function validate(options: ValidationOptions): Promise<Validation> {
  const { world, profile, seed, learners: count, touchpoints, url, onProgress } = options;
  const of: StandIn = { profile, world, seed, forgedAt: touchpoints };
  const learners = simulateLearners(world, { seed, count, touchpoints: touchpoints + 1 });
  const judge = standInJudge({ ...of, learners }, profile.card ? measureCard(of) : null);
  const onTouchpoint = (done: number) => onProgress?.(done * count, (touchpoints + 1) * count);
  const [lives, studies] = await besideStudies(options, () =>
    runPipeline({ ...of, url, learners, judge, onTouchpoint }),
  );
  const { others, jumpers, choices, elsewhere, jumpersAtBest, tuned } = studies;
  const honest = lives.map(withoutLast);
  const most = honest.map((life) => optimalPaths(life, { profile, world, seed }));
  const measured: Measured = {
    touchpoints,
    lives,
    honest,
    paths: honest.map(pathOf),
    most: most.map(({ best }) => best),
    others,
    jumpers,
    choices,
  };
  const bound: Compared = {
    name: 'optimal',
    title: 'the most that the verdicts allow',
    settings: 'knows every number of the world',
    paths: most.map(({ steady }) => steady),
    jumpers: jumpersAtBest,
  };
  return {
    world,
    profile,
    seed,
    learners: count,
    ...measured,
    compared: [...compareBaselines(honest, tuned), bound],
    elsewhere,
    rows: rowsOf(of, measured),
  };
}
