import { CONSTANTS } from '../../core/constants.ts';
import type { FirmMark } from '../../core/firmness.ts';
import { multiplierOf, type Ladder } from '../../core/ladder.ts';
import { overallOf, sdAt, type Reading, type SkillState } from '../../core/measurement.ts';
import { forEachSkill } from '../../core/skill.ts';
import type { Snapshot } from '../../core/snapshot.ts';
import { tierOf } from '../../core/tier.ts';

const Z95 = 1.96;

function intervalOf({ mean, sd }: Reading): [number, number] {
  return [Math.max(0, mean - Z95 * sd), Math.min(100, mean + Z95 * sd)];
}

/** One skill at `at` (epoch ms). */
export function skillFacet(state: SkillState, at: number) {
  const reading = { mean: state.mean, sd: sdAt(state, at) };
  return {
    ...reading,
    interval: intervalOf(reading),
    tier: state.observations === 0 ? null : tierOf(state.mean),
    trend: state.trend,
    observations: state.observations,
    provisional: reading.sd > CONSTANTS.provisionalSd,
    latestVerdict: state.latest,
    calibratedAt: state.observedAt === null ? null : new Date(state.observedAt).toISOString(),
  };
}

type ShownBy = { version: number; ladder: Ladder; at: number; firm: FirmMark | null };

/** The facet `workSkills` at `at` (epoch ms): the estimate of each skill with its uncertainty. */
export function workSkillsFacet(snapshot: Snapshot, { version, ladder, at, firm }: ShownBy) {
  const overall = overallOf(snapshot.skills, at);
  return {
    version,
    multiplier: multiplierOf(snapshot, ladder),
    skills: forEachSkill((skill) => skillFacet(snapshot.skills[skill], at)),
    overall: {
      ...overall,
      interval: intervalOf(overall),
      tier: snapshot.tier ?? 'unrated',
      firm,
      provisional: overall.sd > CONSTANTS.provisionalSd,
    },
  };
}
