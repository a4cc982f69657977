import { normalCdf } from '../normal.ts';
import { SKILLS, type Skill } from '../skill.ts';
import { skillAt, type Standing } from '../snapshot.ts';

/** One skill against what a role asks. The last three are null for a skill that was never observed. */
export type SkillStanding = {
  required: number;
  mean: number;
  sd: number;
  /** 95 % interval of the mean, within 0–100. */
  interval: [low: number, high: number];
  observations: number;
  /** P(meets) = Φ((mean − required) / sd) (design 9). */
  probability: number | null;
  /** Whether the lower bound, mean − sd, reaches what is required. */
  met: boolean | null;
  /** Points from the lower bound up to what is required; 0 when met. */
  gap: number | null;
};

const WIDTH_95 = 1.96;

/** The standing of one skill at `at` (epoch ms). */
export function skillStanding(snapshot: Standing, skill: Skill, required: number, at: number): SkillStanding {
  const { observations } = snapshot.skills[skill];
  const { mean, sd } = skillAt(snapshot, skill, at);
  const half = WIDTH_95 * sd;
  const interval: [number, number] = [Math.max(0, mean - half), Math.min(100, mean + half)];
  const shown = { required, mean, sd, interval, observations };
  if (observations === 0) return { ...shown, probability: null, met: null, gap: null };
  return {
    ...shown,
    probability: normalCdf((mean - required) / sd),
    met: mean - sd >= required,
    gap: Math.max(0, required - (mean - sd)),
  };
}

/**
 * The observed skill least likely to meet, null when none was observed. Compared before Φ, which saturates at 0 and 1;
 * ties go to the first in the order of skills.
 */
export function weakestOf(skills: Record<Skill, SkillStanding>): Skill | null {
  let weakest: Skill | null = null;
  let lowest = Infinity;
  for (const skill of SKILLS) {
    const { mean, required, sd, observations } = skills[skill];
    const distance = (mean - required) / sd;
    if (observations === 0 || distance >= lowest) continue;
    weakest = skill;
    lowest = distance;
  }
  return weakest;
}
