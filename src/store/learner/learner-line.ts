import type { BehaviourName } from '../../core/behaviour/at.ts';
import { forEachSkill, type Skill } from '../../core/skill.ts';
import { constantsIn, overallAt, UNRATED, type Snapshot } from '../../core/snapshot.ts';
import type { Tier } from '../../core/tier.ts';
import { skillFacet } from '../facets/work-skills.ts';

/** A skill in a line. `tier` is null for a skill never observed. */
type SkillLine = { mean: number; sd: number; tier: Tier | null };

/** One line of a cohort list. `stale`: the newest verdict is older than thirty days. */
export type LearnerLine = {
  learner: string;
  version: number;
  groups: string[];
  tier: string;
  overall: { mean: number; sd: number };
  skills: Record<Skill, SkillLine>;
  /** Still uncertain: the sd of overall is large. */
  provisional: boolean;
  level: number;
  total: number;
  behaviour: BehaviourName;
  pending: { events: number; calibrations: number };
  stale: boolean;
  asOf: string;
};

export type LineRow = {
  id: string;
  version: number;
  groups: string[] | null;
  tier: string | null;
  mean: number;
  sd: number;
  level: number;
  total: number;
  behaviour: BehaviourName | null;
  events: number;
  calibrations: number;
  calibratedAt: number | null;
  updatedAt: number;
  snapshot: Snapshot | null;
};

/** The shown state, from the joined facet `f`. */
export const BEHAVIOUR = `f.value #>> '{shown,state}'`;

/** The effective time of the newest calibrated completion of learner `l`. */
export const CALIBRATED_AT = `(SELECT e.effective_time FROM events e WHERE e.learner = l.no AND e.seq = l.calibrated_to)`;

/** The columns of a line, from learners `l`, profiles `p`, facets `f` and snapshots `s`. */
export const LINE = `l.id, l.version, p.groups, l.tier, l.mean, l.sd, l.level, l.total, ${BEHAVIOUR} AS behaviour,
  l.last_seq - l.awarded_to AS events, l.pending AS calibrations, ${CALIBRATED_AT} AS "calibratedAt", l.updated_at AS "updatedAt",
  s.state AS snapshot`;

const STALE_MS = 30 * 24 * 3_600_000;

/** The time before which a newest verdict is stale. */
export function staleBefore(now: Date): Date {
  return new Date(now.getTime() - STALE_MS);
}

/** The skills as the layer of the same version shows them. */
function skillsOf(snapshot: Snapshot, at: number): Record<Skill, SkillLine> {
  return forEachSkill((skill) => {
    const { mean, sd, tier } = skillFacet(snapshot, skill, at);
    return { mean, sd, tier };
  });
}

export function lineOf(row: LineRow, now: Date): LearnerLine {
  const { id, version, groups, tier, mean, sd, level, total, behaviour, updatedAt } = row;
  const snapshot = row.snapshot ?? UNRATED;
  return {
    learner: id,
    version,
    groups: groups ?? [],
    tier: tier ?? 'unrated',
    overall: { mean, sd },
    skills: skillsOf(snapshot, updatedAt),
    provisional: overallAt(snapshot, updatedAt).sd > constantsIn(snapshot).provisionalSd,
    level,
    total,
    behaviour: behaviour ?? 'new',
    pending: { events: row.events, calibrations: row.calibrations },
    stale: row.calibratedAt !== null && row.calibratedAt < staleBefore(now).getTime(),
    asOf: new Date(updatedAt).toISOString(),
  };
}
