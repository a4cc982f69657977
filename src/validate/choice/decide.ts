import { mean } from 'simple-statistics';
import type { Observation } from '../../core/observation.ts';
import type { RatedRole } from '../../core/role.ts';
import { SKILLS, type Skill } from '../../core/skill.ts';
import { foldCalibration, UNRATED, type Snapshot } from '../../core/snapshot.ts';
import {
  meetsProbability,
  mostTelling,
  touchpointValue,
  type ValueOf,
} from '../../core/standing/touchpoint-value.ts';
import { cardFor, type ReaderCard } from '../../judge/verdict/card.ts';
import { quickVerdict } from '../run/quick-verdict.ts';
import type { StandIn } from '../stand-in/answer.ts';
import type { SimulatedLearner, SkillValues } from '../world/learner.ts';
import { readingAll } from '../world/program.ts';
import { randomOf, type Random } from '../world/random.ts';
import type { Stages } from './stages.ts';

/** Touchpoints after which decisions are compared. */
export const DECIDED_AFTER = 20;

/** Stages of each kind, so that a decision can be about one kind only for a while. */
const OF_EACH = 12;

/**
 * How the next stage is chosen; all stages are open from the start. `everything` is the program's order with rubrics that
 * read all skills: no choice among stages that read some of them can tell more.
 */
export const ORDERS = ['program', 'random', 'value', 'everything'] as const;

export type Order = (typeof ORDERS)[number];

/** What a judge would read of all skills at each touchpoint, whichever stage is worked on then. */
function readAll(learner: SimulatedLearner, of: StandIn, card: ReaderCard | null): Observation[][] {
  const touchpoints = learner.touchpoints.map((one) => ({
    ...one,
    stage: readingAll(one.stage),
    passed: null,
  }));
  return touchpoints.map(
    (_, number) => quickVerdict(of, card, { ...learner, touchpoints }, number).observations,
  );
}

type Choice = {
  order: Order;
  kinds: Stages['kinds'];
  number: number;
  left: readonly number[];
  random: Random;
};

/** The kind of the next stage, among those of which some are left. The choice by value is that of `journey.next`. */
function chosen({ order, kinds, number, left, random }: Choice, snapshot: Snapshot, by: ValueOf): number {
  if (order === 'random') return random.weighted(left);
  if (order !== 'value') return number % kinds.length;
  const open = kinds.flatMap((_, kind) => (left[kind]! > 0 ? [kind] : []));
  return open[mostTelling(open.map((kind) => touchpointValue(snapshot, kinds[kind]!, by))) ?? 0]!;
}

const meets = (skill: SkillValues, required: Record<Skill, number>): boolean =>
  SKILLS.every((name) => skill[name] >= required[name]);

/** A learner, what a judge would read of each touchpoint, and the card that it is read by. */
type Read = { learner: SimulatedLearner; observations: readonly Observation[][]; card: ReaderCard | null };

/** After a touchpoint: the Brier score (1950) of P(meets the role), and the par minutes of all work so far. */
export type Decided = { score: number; minutes: number };

function decide(
  { learner, observations, card }: Read,
  role: RatedRole,
  { order, kinds, random }: Pick<Choice, 'order' | 'kinds' | 'random'>,
): Decided[] {
  const { required } = role;
  const cards = Object.fromEntries(SKILLS.map((skill) => [skill, cardFor(card, skill)]));
  const left = kinds.map(() => OF_EACH);
  let snapshot: Snapshot = UNRATED;
  let minutes = 0;
  return learner.touchpoints.slice(0, DECIDED_AFTER).map(({ at, skill }, number) => {
    const kind = chosen({ order, kinds, number, left, random }, snapshot, { required, at, cards });
    left[kind]! -= 1;
    const { skills, minutes: par } = kinds[kind]!;
    minutes += par;
    const read = observations[number]!.filter((one) => order === 'everything' || skills.includes(one.skill));
    snapshot = foldCalibration(snapshot, read, at);
    const probability = meetsProbability(snapshot, required, at);
    return { score: (probability - (meets(skill, required) ? 1 : 0)) ** 2, minutes };
  });
}

/** Points that the skill furthest from what is asked may be off for a role to be in doubt. */
const NEAR = 10;

/** Roles about which there can be doubt: the skill that decides is about as good as it has to be. */
function rolesInDoubt({ touchpoints }: SimulatedLearner, occupations: readonly RatedRole[]): RatedRole[] {
  const { skill } = touchpoints[0]!;
  return occupations.filter(({ required }) => {
    const least = Math.min(...SKILLS.map((name) => skill[name] - required[name]));
    return Math.abs(least) <= NEAR;
  });
}

/** Roles that are drawn for each learner. */
const ROLES = 6;

/** What each order comes to, of each learner (an element of the outer list) after each touchpoint, the mean over roles. */
export type Scores = Partial<Record<Order, Decided[][]>>;

/** Follows P(meets) of roles in doubt for each learner, by each order, from the same readings. */
export function scoresBy(
  orders: readonly Order[],
  learners: readonly SimulatedLearner[],
  of: StandIn,
  by: { stages: Stages; card: ReaderCard | null; occupations: readonly RatedRole[] },
): Scores {
  const { card } = by;
  const { kinds } = by.stages;
  const asked = learners.flatMap((learner) => {
    const near = rolesInDoubt(learner, by.occupations);
    if (near.length === 0) return [];
    const draw = randomOf(of.seed, learner.id, 'roles');
    const roles = Array.from({ length: ROLES }, () => near[draw.between(0, near.length - 1)]!);
    return [{ read: { learner, observations: readAll(learner, of, card), card }, roles }];
  });
  const scores = orders.map((order) => [
    order,
    asked.map(({ read, roles }) => {
      const each = roles.map((role, index) => {
        const random = randomOf(of.seed, read.learner.id, index, 'order');
        return decide(read, role, { order, kinds, random });
      });
      const over = (what: keyof Decided, number: number) => mean(each.map((one) => one[number]![what]));
      return each[0]!.map((_, number) => ({
        score: over('score', number),
        minutes: over('minutes', number),
      }));
    }),
  ]);
  return Object.fromEntries(scores);
}
