import { SKILLS, WEIGHTS } from '../../core/skill.ts';
import { TIERS, tierOf, type ShownTier } from '../../core/tier.ts';
import type { SimulatedLearner, SkillValues } from '../world/learner.ts';

/** Overall of true skills, by the weights of the roll-up. */
function overallSkill(skill: SkillValues): number {
  return SKILLS.reduce((sum, name) => sum + WEIGHTS[name] * skill[name], 0);
}

/** True overall at a touchpoint, from 0. */
export function truthAt({ touchpoints }: SimulatedLearner, number: number): number {
  return overallSkill(touchpoints[number]!.skill);
}

/** The place of a tier from 0, weakest first; −1 for unrated. */
export function rankOf(tier: ShownTier): number {
  return tier === 'unrated' ? -1 : TIERS.indexOf(tier);
}

export function trueRank(learner: SimulatedLearner, number: number): number {
  return TIERS.indexOf(tierOf(truthAt(learner, number)));
}
