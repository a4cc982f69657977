import { SKILLS, type Skill } from '../skill.ts';
import type { SkillStanding } from './skill-standing.ts';

export const BANDS = ['strong', 'good', 'partial', 'limited', 'incomplete'] as const;

export type Band = (typeof BANDS)[number];

/**
 * Readiness in one word, decided by the weakest skill: strengths do not compensate. By distance from what is required:
 * strong: the lower bound reaches it on all four skills (P(meets) ≥ .84 each), which is what "met" means;
 * good: the mean does (≥ .5); partial: the upper bound does (≥ .16); limited: on some skill not even that.
 * Incomplete when a skill was never observed, which says nothing about the learner.
 */
export function bandOf(
  skills: Record<Skill, Pick<SkillStanding, 'observations' | 'met' | 'mean' | 'sd' | 'required'>>,
): Band {
  const standings = SKILLS.map((skill) => skills[skill]);
  if (standings.some(({ observations }) => observations === 0)) return 'incomplete';
  if (standings.every(({ met }) => met)) return 'strong';
  if (standings.every(({ mean, required }) => mean >= required)) return 'good';
  return standings.every(({ mean, sd, required }) => mean + sd >= required) ? 'partial' : 'limited';
}
