import type { Claim, Statement } from '../../credential/form.ts';
import { ceilingOf } from '../../core/level.ts';
import { forEachSkill, type Skill } from '../../core/skill.ts';
import { overallAt, skillAt } from '../../core/snapshot.ts';
import type { JudgeOfLearner } from '../../store/credentials/judges-of.ts';
import type { LearnerState } from '../../store/credentials/prepare-credential.ts';

const Z95 = 1.96;

function withInterval({ mean, sd }: { mean: number; sd: number }): Statement['overall'] {
  return { mean, sd, interval: [Math.max(0, mean - Z95 * sd), Math.min(100, mean + Z95 * sd)] };
}

/** What a credential says of a learner: the claim, and the measurement behind it with its uncertainty. */
export function statementOf(claim: Claim, state: LearnerState, judges: readonly JudgeOfLearner[]): Statement {
  const { at, total, level, tier, snapshot } = state;
  const skillOf = (skill: Skill) => ({
    ...withInterval(skillAt(snapshot, skill, at)),
    observations: snapshot.skills[skill].observations,
  });
  return {
    claim,
    asOf: new Date(at).toISOString(),
    xp: { total, level, ceiling: ceilingOf(state) },
    tier: tier ?? 'unrated',
    overall: withInterval(overallAt(snapshot, at)),
    skills: forEachSkill(skillOf),
    touchpoints: judges.reduce((sum, { touchpoints }) => sum + touchpoints, 0),
    judges: [...judges],
  };
}
