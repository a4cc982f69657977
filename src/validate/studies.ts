import { loadShippedRoles } from '../store/roles/load-shipped-roles.ts';
import { tuneBaselines, type Tuned } from './baselines/baselines.ts';
import { optimalPaths } from './baselines/optimal.ts';
import { DECIDED_AFTER, ORDERS, scoresBy, type Order } from './choice/decide.ts';
import { FOCUSED, PAIRS, shippedStages, type Stages } from './choice/stages.ts';
import { pathOf, type Path } from './measure/path.ts';
import type { Measured } from './measure/rows.ts';
import { foldAll } from './run/fold-run.ts';
import type { StandIn } from './stand-in/answer.ts';
import { measureCard } from './stand-in/measure-card.ts';
import { isPossible, JUDGES } from './stand-in/profile.ts';
import { simulateLearners } from './world/learner.ts';
import { spreadOf, WORLDS, type World } from './world/world.ts';

/** What is asked: learners of one world, read by one judge. */
export type StudyOptions = Pick<StandIn, 'world' | 'profile' | 'seed'> & {
  learners: number;
  touchpoints: number;
};

/** What is found by the fold alone, so that it needs neither the pipeline nor its verdicts. */
export type Studies = Pick<Measured, 'others' | 'jumpers' | 'choices'> & {
  /** The other methods, tuned on other learners. */
  tuned: readonly Tuned[];
  /** What the filter that knows every number shows of the learners who all jump. */
  jumpersAtBest: Path[];
  /** The main judge in the other worlds. */
  elsewhere: readonly { world: World; paths: readonly Path[] }[];
};

/** Learners on whom the other methods are tuned, and how far their seed is from that of the validation. */
const TUNED_ON = 60;
const TUNING_SEED = 2_000_003;

/**
 * How the next stage is chosen, and how soon it is known whether a role is met: in this world for each kind of program, and
 * against random order in all others.
 */
async function choicesOf({ world, profile, seed, learners }: StudyOptions): Promise<Measured['choices']> {
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

/** Everything that is found by the fold alone: a pure function of what is asked, whichever thread it runs in. */
export async function studiesOf(options: StudyOptions): Promise<Studies> {
  const { world, profile, seed, learners: count, touchpoints } = options;
  const of = { profile, world, seed };
  const learners = simulateLearners(world, { seed, count, touchpoints });
  const jumping: World = { ...world, jump: { ...world.jump, share: 1 } };
  const jumpers = foldAll(simulateLearners(jumping, { seed, count, touchpoints }), { ...of, world: jumping });
  const away = { ...of, seed: seed + TUNING_SEED };
  const strangers = foldAll(simulateLearners(world, { seed: away.seed, count: TUNED_ON, touchpoints }), away);
  const otherJudges = JUDGES.filter(
    (other) => other.name !== profile.name && isPossible(other, spreadOf(world)),
  );
  const otherWorlds = WORLDS.filter(
    (other) => other.name !== world.name && isPossible(profile, spreadOf(other)),
  );
  return {
    others: otherJudges.map((other) => ({
      profile: other,
      paths: foldAll(learners, { ...of, profile: other }).map(pathOf),
    })),
    jumpers: jumpers.map(pathOf),
    // Told that few learners jump, as in the world, also about those who all do.
    jumpersAtBest: jumpers.map((life) => optimalPaths(life, of).steady),
    tuned: tuneBaselines(strangers, jumpers),
    choices: await choicesOf(options),
    elsewhere: otherWorlds.map((other) => ({
      world: other,
      paths: foldAll(simulateLearners(other, { seed, count, touchpoints }), { ...of, world: other }).map(
        pathOf,
      ),
    })),
  };
}
