import type { Claim, Statement } from '../../credential/form.ts';
import { ceilingOf } from '../../core/level.ts';
import { overallOf, sdAt } from '../../core/measurement.ts';
import { forEachSkill, type Skill } from '../../core/skill.ts';
import type { JudgeOfLearner } from '../../store/credentials/judges-of.ts';
import type { LearnerState } from '../../store/credentials/prepare-credential.ts';

const Z95 = 1.96;

function withInterval({ mean, sd }: { mean: number; sd: number }): Statement['overall'] {
  return { mean, sd, interval: [Math.max(0, mean - Z95 * sd), Math.min(100, mean + Z95 * sd)] };
}

/** What a credential says of a learner: the claim, and the measurement behind it with its uncertainty. */
export function statementOf(claim: Claim, state: LearnerState, judges: readonly JudgeOfLearner[]): Statement {
  const { at, total, level, tier, snapshot } = state;
  const skillOf = (skill: Skill) => {
    const one = snapshot.skills[skill];
    return { ...withInterval({ mean: one.mean, sd: sdAt(one, at) }), observations: one.observations };
  };
  return {
    claim,
    asOf: new Date(at).toISOString(),
    xp: { total, level, ceiling: ceilingOf(state) },
    tier: tier ?? 'unrated',
    overall: withInterval(overallOf(snapshot.skills, at)),
    skills: forEachSkill(skillOf),
    touchpoints: judges.reduce((sum, { touchpoints }) => sum + touchpoints, 0),
    judges: [...judges],
  };
}
