import { CONSTANTS, constantsOf, FIRST_CONSTANTS, type Constants } from './constants.ts';
import { moves, observe, overallOf, priorState, sdAt, type Reading, type SkillState } from './measurement.ts';
import type { Observation } from './observation.ts';
import { forEachSkill, SKILL_WEIGHTS, SKILLS, type Skill } from './skill.ts';
import { nextTier, type Tier } from './tier.ts';

/** The learner's work-skills as last folded. `mean` and `sd` are overall's at that moment; `tier` null means unrated. */
export type Snapshot = {
  skills: Record<Skill, SkillState>;
  tier: Tier | null;
  mean: number;
  sd: number;
  /** How far overall moved lately, in points; each verdict leaves a share of it. Absent where no tier follows it. */
  movement?: number;
  /** The version of the constants that it was last folded with; absent for 1. */
  constants?: number;
};

/** Snapshots of version 1 were stored before there was a second one, so they name none. */
const markOf = ({ version }: Constants) => (version === 1 ? {} : { constants: version });

/** The constants that a snapshot is read with: those of its last fold, so that a release changes nothing shown. */
export function constantsIn({ constants = 1 }: Pick<Snapshot, 'constants'>): Constants {
  return constantsOf(constants);
}

/** What a reading of a snapshot needs. */
export type Standing = Pick<Snapshot, 'skills' | 'constants'>;

/** One skill as shown at `at` (epoch ms). */
export function skillAt(snapshot: Standing, skill: Skill, at: number): Reading {
  const state = snapshot.skills[skill];
  return { mean: state.mean, sd: sdAt(state, at, constantsIn(snapshot)) };
}

/** Overall as shown at `at` (epoch ms). */
export function overallAt(snapshot: Standing, at: number): Reading {
  return overallOf(snapshot.skills, at, constantsIn(snapshot));
}

/** The snapshot before the first verdict, by other constants. */
export function unratedSnapshot(constants: Constants): Snapshot {
  const prior = priorState(constants);
  const skills = forEachSkill(() => prior);
  return { skills, tier: null, ...overallOf(skills, null, constants), ...markOf(constants) };
}

/** The snapshot before the first verdict: the same in all releases, since nothing was folded yet. */
export const UNRATED: Snapshot = unratedSnapshot(FIRST_CONSTANTS);

/** Whether the observed skills carry enough of overall's weight for a tier. `counts`: observations, by `SKILLS`. */
export function isRated(counts: ArrayLike<number>, { ratedWeight }: Constants): boolean {
  let weight = 0;
  for (let index = 0; index < SKILL_WEIGHTS.length; index += 1)
    if ((counts[index] as number) > 0) weight += SKILL_WEIGHTS[index] as number;
  return weight >= ratedWeight;
}

/** How far overall moved lately, up to `mean`; null where no tier follows it. Coming to a first tier is no movement. */
function movementAfter(
  { tier, mean: before, movement = 0 }: Snapshot,
  mean: number,
  { movementShare, movementDecay }: Constants,
): number | null {
  if (movementShare === 0) return null;
  return tier === null ? 0 : movementDecay * movement + (mean - before);
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
  const movement = movementAfter(snapshot, overall.mean, constants);
  const tier = rated ? nextTier(snapshot.tier, { ...overall, movement: movement ?? 0 }, constants) : null;
  const { mean, sd } = overall;
  return { skills, tier, mean, sd, ...(movement === null ? {} : { movement }), ...markOf(constants) };
}
