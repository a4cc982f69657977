import type { FirmMark } from '../../core/firmness.ts';
import { multiplierOf, type Ladder } from '../../core/ladder.ts';
import type { Reading } from '../../core/measurement.ts';
import { forEachSkill, type Skill } from '../../core/skill.ts';
import { constantsIn, overallAt, skillAt, type Snapshot } from '../../core/snapshot.ts';
import { tierOf } from '../../core/tier.ts';

const Z95 = 1.96;

function intervalOf({ mean, sd }: Reading): [number, number] {
  return [Math.max(0, mean - Z95 * sd), Math.min(100, mean + Z95 * sd)];
}

/** One skill at `at` (epoch ms). */
export function skillFacet(snapshot: Snapshot, skill: Skill, at: number) {
  const state = snapshot.skills[skill];
  const reading = skillAt(snapshot, skill, at);
  return {
    ...reading,
    interval: intervalOf(reading),
    tier: state.observations === 0 ? null : tierOf(state.mean),
    trend: state.trend,
    observations: state.observations,
    provisional: reading.sd > constantsIn(snapshot).provisionalSd,
    latestVerdict: state.latest,
    calibratedAt: state.observedAt === null ? null : new Date(state.observedAt).toISOString(),
  };
}

type ShownBy = { version: number; ladder: Ladder; at: number; firm: FirmMark | null };

/** The facet `workSkills` at `at` (epoch ms): the estimate of each skill with its uncertainty. */
export function workSkillsFacet(snapshot: Snapshot, { version, ladder, at, firm }: ShownBy) {
  const overall = overallAt(snapshot, at);
  return {
    version,
    multiplier: multiplierOf(snapshot, ladder),
    skills: forEachSkill((skill) => skillFacet(snapshot, skill, at)),
    overall: {
      ...overall,
      interval: intervalOf(overall),
      tier: snapshot.tier ?? 'unrated',
      firm,
      provisional: overall.sd > constantsIn(snapshot).provisionalSd,
    },
  };
}
