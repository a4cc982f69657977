import type { Claim } from '../../credential/form.ts';
import { SKILLS } from '../../core/skill.ts';
import { skillStanding } from '../../core/standing/skill-standing.ts';
import { TIERS } from '../../core/tier.ts';
import type { Asked } from '../../http/credentials/credential-service.ts';
import type { LearnerState } from '../../store/credentials/prepare-credential.ts';
import type { Role } from '../../core/role.ts';

/** A role that a claim may name: rated, with the attribution that its numbers need. */
export type ClaimedRole = {
  role: Role & { required: NonNullable<Role['required']> };
  attribution: string | null;
};

/** What is claimed, or why the learner has not earned it. */
export type Decision = { claim: Claim } | { detail: string };

/** Level 1 is where everyone begins. */
const FIRST_LEVEL = 2;

/** Decides about a claim by the learner's state; the role is given where one is asked for. */
export function claimOf(asked: Asked, state: LearnerState, role: ClaimedRole | null): Decision {
  switch (asked.kind) {
    case 'level': {
      const level = asked.level ?? state.level;
      if (level < FIRST_LEVEL)
        return { detail: 'Everyone begins at level 1; a credential is for level 2 or higher.' };
      return level <= state.level
        ? { claim: { kind: 'level', level } }
        : { detail: `The learner is at level ${state.level}, not ${level}.` };
    }
    case 'tier': {
      if (state.tier === null) return { detail: 'The learner is unrated.' };
      const tier = asked.tier ?? state.tier;
      return TIERS.indexOf(tier) <= TIERS.indexOf(state.tier)
        ? { claim: { kind: 'tier', tier } }
        : { detail: `The learner holds the tier ${state.tier}, not ${tier}.` };
    }
    case 'role':
      return roleClaim(state, role);
    default:
      return asked satisfies never;
  }
}

function roleClaim({ snapshot, at }: LearnerState, found: ClaimedRole | null): Decision {
  if (!found) return { detail: 'The role has no ratings to be met.' };
  const { code, title, required } = found.role;
  const missed = SKILLS.filter((skill) => skillStanding(snapshot, skill, required[skill], at).met !== true);
  if (missed.length > 0)
    return { detail: `The role is not met on ${missed.join(', ')}: mean − sd must reach what it requires.` };
  const { independence, quality, communication, speed } = required;
  const asked = { independence, quality, communication, speed };
  return { claim: { kind: 'role', role: { code, title, required: asked, attribution: found.attribution } } };
}
