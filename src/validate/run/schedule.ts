import type { Skill } from '../../core/skill.ts';
import { isForged, type StandIn } from '../stand-in/answer.ts';
import { demandOf, skillsOf } from '../world/program.ts';
import type { SimulatedLearner } from '../world/learner.ts';
import { randomOf } from '../world/random.ts';

/** The share of touchpoints whose events are sent twice, and whose verdict is committed twice. */
const DUPLICATED = 0.05;
/** The share of verdicts that a person reads again one touchpoint later. */
const OVERRIDDEN = 0.02;
/** Standard deviation of a person's reading around the performance that the work shows, in points. */
const PERSON_SD = 10;
const LONGEST = 3;

/** What happens to the verdict of one touchpoint. Numbers count touchpoints from 0. */
export type Fate = {
  ordered: boolean;
  duplicated: boolean;
  /** The touchpoint after which the verdict is committed; verdicts keep their order. */
  knownAfter: number;
  /** A person's readings that replace it one touchpoint later. */
  override: Partial<Record<Skill, number>> | null;
};

function overrideOf(learner: SimulatedLearner, number: number, seed: number): Fate['override'] {
  const random = randomOf(seed, learner.id, number, 'override');
  if (!random.chance(OVERRIDDEN)) return null;
  const { performance, stage } = learner.touchpoints[number]!;
  const read = (skill: Skill) => 50 + performance[skill] - demandOf(stage) + PERSON_SD * random.normal();
  return Object.fromEntries(skillsOf(stage).map((skill) => [skill, Math.min(100, Math.max(0, read(skill)))]));
}

/** The fates of a learner's verdicts: outages and late answers, duplicates, overrides, orders in the work. */
export function scheduleOf(learner: SimulatedLearner, of: StandIn): Fate[] {
  const { profile, seed } = of;
  let awayUntil = 0;
  let knownAfter = 0;
  return learner.touchpoints.map((_, number) => {
    const random = randomOf(seed, profile.name, learner.id, number, 'fate');
    const [duplicated, begins, isLate] = [DUPLICATED, profile.outage, profile.late].map(random.chance);
    if (begins && number >= awayUntil) awayUntil = number + random.between(1, LONGEST);
    const late = isLate ? random.between(1, LONGEST) : 0;
    knownAfter = Math.max(knownAfter, number + late, awayUntil);
    return {
      ordered: isForged(of, learner.id, number),
      duplicated: duplicated!,
      knownAfter,
      override: overrideOf(learner, number, seed),
    };
  });
}
