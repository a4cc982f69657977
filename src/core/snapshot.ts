import { CONSTANTS } from './constants.ts';
import { moves, observe, overallOf, PRIOR, type SkillState, type SkillStates } from './measurement.ts';
import type { Observation } from './observation.ts';
import { forEachSkill, SKILLS, WEIGHTS, type Skill } from './skill.ts';
import { nextTier, type Tier } from './tier.ts';

/** The learner's work-skills as last folded. `mean` and `sd` are overall's at that moment; `tier` null means unrated. */
export type Snapshot = {
  skills: Record<Skill, SkillState>;
  tier: Tier | null;
  mean: number;
  sd: number;
};

export const UNRATED: Snapshot = initial();

function initial(): Snapshot {
  const skills = forEachSkill(() => PRIOR);
  return { skills, tier: null, ...overallOf(skills, null) };
}

function isRated(states: SkillStates): boolean {
  let weight = 0;
  for (const skill of SKILLS) if (states[skill].observations > 0) weight += WEIGHTS[skill];
  return weight >= CONSTANTS.ratedWeight;
}

/**
 * The snapshot after the observations of one calibration at effective time `at` (epoch ms); the same object when none
 * of them counts. Stays unrated until the observed skills carry half of the weight of overall.
 */
export function foldCalibration(
  snapshot: Snapshot,
  observations: readonly Observation[],
  at: number,
): Snapshot {
  const moving = observations.filter(moves);
  if (moving.length === 0) return snapshot;
  const skills = { ...snapshot.skills };
  for (const observation of moving) {
    skills[observation.skill] = observe(skills[observation.skill], observation, at);
  }
  const overall = overallOf(skills, at);
  const tier = snapshot.tier !== null || isRated(skills) ? nextTier(snapshot.tier, overall) : null;
  return { skills, tier, mean: overall.mean, sd: overall.sd };
}
