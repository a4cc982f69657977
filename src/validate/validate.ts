import { loadShippedRoles } from '../store/roles/load-shipped-roles.ts';
import { compareBaselines, type Compared } from './baselines/baselines.ts';
import { optimalPaths } from './baselines/optimal.ts';
import { DECIDED_AFTER, ORDERS, scoresBy, type Order } from './choice/decide.ts';
import { FOCUSED, PAIRS, shippedStages, type Stages } from './choice/stages.ts';
import { pathOf, type Path } from './measure/path.ts';
import type { Row } from './measure/row.ts';
import { rowsOf, type Measured } from './measure/rows.ts';
import { foldAll } from './run/fold-run.ts';
import type { Lived } from './run/lived.ts';
import { runPipeline, type PipelineLife } from './run/pipeline.ts';
import type { StandIn } from './stand-in/answer.ts';
import { measureCard } from './stand-in/measure-card.ts';
import { isPossible, JUDGES, type JudgeProfile } from './stand-in/profile.ts';
import { standInJudge } from './stand-in/stand-in-judge.ts';
import { simulateLearners } from './world/learner.ts';
import { spreadOf, WORLDS, type World } from './world/world.ts';

export type ValidationOptions = {
  world: World;
  /** The judge of the pipeline. */
  profile: JudgeProfile;
  seed: number;
  learners: number;
  touchpoints: number;
  /** An empty, migrated database. */
  url: string;
  onProgress?: (done: number, all: number) => void;
};

export type Validation = Omit<ValidationOptions, 'url' | 'onProgress'> &
  Measured & {
    /** Other methods on the same verdicts. */
    compared: readonly Compared[];
    /** The main judge in the other worlds, through the fold. */
    elsewhere: readonly { world: World; paths: readonly Path[] }[];
    rows: Row[];
  };

/** Learners on whom the other methods are tuned, and how far their seed is from that of the validation. */
const TUNED_ON = 60;
const TUNING_SEED = 2_000_003;

/**
 * How the next stage is chosen, and how soon it is known whether a role is met: in this world for each kind of program, and
 * against random order in all others.
 */
async function choicesOf({
  world,
  profile,
  seed,
  learners,
}: ValidationOptions): Promise<Measured['choices']> {
  const { occupations } = await loadShippedRoles();
  const shipped = await Promise.all(['junior-analyst', 'customer-support'].map(shippedStages));
  const choiceIn = (other: World, stages: Stages, orders: readonly Order[]) => {
    const of: StandIn = { profile, world: other, seed };
    const card = profile.card ? measureCard(of) : null;
    const some = simulateLearners(other, { seed, count: learners, touchpoints: DECIDED_AFTER });
    return {
      world: other.name,
      stages,
      scores: scoresBy(orders, some, of, { stages, card, occupations }),
    };
  };
  const others = WORLDS.filter((other) => other.name !== world.name && isPossible(profile, spreadOf(other)));
  return [
    ...[FOCUSED, PAIRS, ...shipped].map((stages) => choiceIn(world, stages, ORDERS)),
    ...others.map((other) => choiceIn(other, FOCUSED, ['random', 'value'])),
  ];
}

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
  const lives = await runPipeline({ ...of, url, learners, judge, onTouchpoint });
  const honest = lives.map(withoutLast);
  const short = honest.map(({ learner }) => learner);
  const jumping: World = { ...world, jump: { ...world.jump, share: 1 } };
  const jumpers = foldAll(simulateLearners(jumping, { seed, count, touchpoints }), {
    profile,
    world: jumping,
    seed,
  });
  const away = { profile, world, seed: seed + TUNING_SEED };
  const others = foldAll(simulateLearners(world, { seed: away.seed, count: TUNED_ON, touchpoints }), away);
  // Told that few learners jump, as in the world, also about those who all do.
  const optimal = (some: readonly Lived[]) =>
    some.map((life) => optimalPaths(life, { profile, world, seed }));
  const most = optimal(honest);
  const measured: Measured = {
    touchpoints,
    lives,
    honest,
    paths: honest.map(pathOf),
    most: most.map(({ best }) => best),
    others: JUDGES.filter((other) => other.name !== profile.name && isPossible(other, spreadOf(world))).map(
      (other) => ({
        profile: other,
        paths: foldAll(short, { profile: other, world, seed }).map(pathOf),
      }),
    ),
    jumpers: jumpers.map(pathOf),
    choices: await choicesOf(options),
  };
  const elsewhere = WORLDS.filter(
    (other) => other.name !== world.name && isPossible(profile, spreadOf(other)),
  ).map((other) => {
    const its = { profile, world: other, seed };
    return {
      world: other,
      paths: foldAll(simulateLearners(other, { seed, count, touchpoints }), its).map(pathOf),
    };
  });
  const bound: Compared = {
    name: 'optimal',
    title: 'the most that the verdicts allow',
    settings: 'knows every number of the world',
    paths: most.map(({ steady }) => steady),
    jumpers: optimal(jumpers).map(({ steady }) => steady),
  };
  const compared = [...compareBaselines(honest, jumpers, others), bound];
  return {
    world,
    profile,
    seed,
    learners: count,
    ...measured,
    compared,
    elsewhere,
    rows: rowsOf(of, measured),
  };
}
