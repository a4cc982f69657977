import { CONSTANTS, type Constants } from './constants.ts';
import { moves, observe, overallOf, priorState, type SkillState } from './measurement.ts';
import type { Observation } from './observation.ts';
import { forEachSkill, SKILL_WEIGHTS, SKILLS, type Skill } from './skill.ts';
import { nextTier, type Tier } from './tier.ts';

/** The learner's work-skills as last folded. `mean` and `sd` are overall's at that moment; `tier` null means unrated. */
export type Snapshot = {
  skills: Record<Skill, SkillState>;
  tier: Tier | null;
  mean: number;
  sd: number;
};

/** The snapshot before the first verdict. */
export function unratedSnapshot(constants: Constants): Snapshot {
  const prior = priorState(constants);
  const skills = forEachSkill(() => prior);
  return { skills, tier: null, ...overallOf(skills, null, constants) };
}

export const UNRATED: Snapshot = unratedSnapshot(CONSTANTS);

/** Whether the observed skills carry enough of overall's weight for a tier. `counts`: observations, by `SKILLS`. */
export function isRated(counts: ArrayLike<number>, { ratedWeight }: Constants = CONSTANTS): boolean {
  let weight = 0;
  for (let index = 0; index < SKILL_WEIGHTS.length; index += 1)
    if ((counts[index] as number) > 0) weight += SKILL_WEIGHTS[index] as number;
  return weight >= ratedWeight;
}

/**
 * The snapshot after the observations of one calibration at effective time `at` (epoch ms); the same object when none
 * of them counts. Stays unrated until the observed skills carry half of the weight of overall.
 */
export function foldCalibration(
  snapshot: Snapshot,
  observations: readonly Observation[],
  at: number,
  constants: Constants = CONSTANTS,
): Snapshot {
  const moving = observations.filter(moves);
  if (moving.length === 0) return snapshot;
  const skills = { ...snapshot.skills };
  for (const observation of moving) {
    skills[observation.skill] = observe(skills[observation.skill], observation, at, constants);
  }
  const overall = overallOf(skills, at, constants);
  const counts = () => SKILLS.map((skill) => skills[skill].observations);
  const rated = snapshot.tier !== null || isRated(counts(), constants);
  const tier = rated ? nextTier(snapshot.tier, overall, constants) : null;
  return { skills, tier, mean: overall.mean, sd: overall.sd };
}
