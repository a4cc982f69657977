import { mean } from 'simple-statistics';
import type { Observation } from '../../core/observation.ts';
import type { RatedRole } from '../../core/role.ts';
import { SKILLS, type Skill } from '../../core/skill.ts';
import { foldCalibration, UNRATED, type Snapshot } from '../../core/snapshot.ts';
import { skillStanding } from '../../core/standing/skill-standing.ts';
import {
  mostTelling,
  touchpointValue,
  type Touchpoint,
  type ValueOf,
} from '../../core/standing/touchpoint-value.ts';
import { cardFor, type ReaderCard } from '../../judge/verdict/card.ts';
import { quickVerdict } from '../run/quick-verdict.ts';
import type { StandIn } from '../stand-in/answer.ts';
import type { SimulatedLearner, SkillValues } from '../world/learner.ts';
import { PAR_MINUTES, readingAll } from '../world/program.ts';
import { randomOf, type Random } from '../world/random.ts';

/** Touchpoints after which decisions are compared. */
export const DECIDED_AFTER = 20;

/** Stages of each kind in the program, so that a decision could be about one kind only for a while. */
const OF_EACH = 8;

/** What the rubrics of five kinds of work read; the clock reads speed at every stage, as for the product's own stages. */
const KINDS: readonly (readonly Skill[])[] = [
  ['quality', 'communication'],
  ['quality', 'communication'],
  ['independence', 'quality'],
  ['communication'],
  ['independence', 'quality'],
];

const TOUCHPOINTS = KINDS.map((read): Touchpoint => ({
  skills: SKILLS.filter((skill) => skill === 'speed' || read.includes(skill)),
  minutes: PAR_MINUTES,
}));

const hasEarlierLike = (kind: number, left: readonly number[]): boolean =>
  KINDS.slice(0, kind).some((other, index) => left[index]! > 0 && other.join() === KINDS[kind]!.join());

/** How the next stage is chosen; all stages are open from the start. */
export type Order = 'program' | 'random' | 'value';

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

type Choice = { number: number; left: readonly number[]; random: Random };

/** The kind of the next stage, among those of which some are left. The choice by value is that of `journey.next`. */
function chosen(order: Order, { number, left, random }: Choice, snapshot: Snapshot, by: ValueOf): number {
  if (order === 'program') return number % KINDS.length;
  if (order === 'random') return random.weighted(left);
  // The first of equals is chosen, so kinds like an earlier one need not be looked at while that is open.
  const open = left.flatMap((count, kind) => (count > 0 && !hasEarlierLike(kind, left) ? [kind] : []));
  return open[mostTelling(open.map((kind) => touchpointValue(snapshot, TOUCHPOINTS[kind]!, by))) ?? 0]!;
}

const meets = (skill: SkillValues, required: Record<Skill, number>): boolean =>
  SKILLS.every((name) => skill[name] >= required[name]);

/** A learner, what a judge would read of each touchpoint, and the card that it is read by. */
type Read = { learner: SimulatedLearner; observations: readonly Observation[][]; card: ReaderCard | null };

/** The Brier score (1950) of P(meets the role) after each touchpoint in one order: its squared distance from the truth. */
function decide(
  { learner, observations, card }: Read,
  role: RatedRole,
  order: Order,
  random: Random,
): number[] {
  const { required } = role;
  const cards = Object.fromEntries(SKILLS.map((skill) => [skill, cardFor(card, skill)]));
  const left = KINDS.map(() => OF_EACH);
  let snapshot: Snapshot = UNRATED;
  return learner.touchpoints.slice(0, DECIDED_AFTER).map(({ at, skill }, number) => {
    const by = { required, at, cards };
    const kind = chosen(order, { number, left, random }, snapshot, by);
    left[kind]! -= 1;
    const { skills } = TOUCHPOINTS[kind]!;
    const read = observations[number]!.filter((one) => skills.includes(one.skill));
    snapshot = foldCalibration(snapshot, read, at);
    const probability = SKILLS.reduce(
      (all, name) => all * (skillStanding(snapshot, name, required[name], at).probability ?? 0.5),
      1,
    );
    return (probability - (meets(skill, required) ? 1 : 0)) ** 2;
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
const ROLES = 4;

/** Mean Brier scores by order, of each learner (an element of the outer list) after each touchpoint. */
export type Scores = Partial<Record<Order, number[][]>>;

/** Follows P(meets) of roles in doubt for each learner, by each order, from the same readings. */
export function scoresBy(
  orders: readonly Order[],
  learners: readonly SimulatedLearner[],
  of: StandIn,
  { card, occupations }: { card: ReaderCard | null; occupations: readonly RatedRole[] },
): Scores {
  const asked = learners.flatMap((learner) => {
    const near = rolesInDoubt(learner, occupations);
    if (near.length === 0) return [];
    const draw = randomOf(of.seed, learner.id, 'roles');
    const roles = Array.from({ length: ROLES }, () => near[draw.between(0, near.length - 1)]!);
    return [{ read: { learner, observations: readAll(learner, of, card), card }, roles }];
  });
  const scores = orders.map((order) => [
    order,
    asked.map(({ read, roles }) => {
      const each = roles.map((role, index) =>
        decide(read, role, order, randomOf(of.seed, read.learner.id, index, 'order')),
      );
      return each[0]!.map((_, number) => mean(each.map((one) => one[number]!)));
    }),
  ]);
  return Object.fromEntries(scores);
}
