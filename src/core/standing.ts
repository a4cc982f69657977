import type { JudgeCard } from './observation.ts';
import type { Attribution, Role } from './role.ts';
import { forEachSkill, SKILLS, type Skill } from './skill.ts';
import type { Standing } from './snapshot.ts';
import { bandOf, type Band } from './standing/band.ts';
import { bestEvidence, type Evidence } from './standing/evidence.ts';
import { skillStanding, weakestOf, type SkillStanding } from './standing/skill-standing.ts';

/** The weakest link: its skill, the gap in points from its lower bound, and what would move it most (null when met). */
type Weakest = { skill: Skill; gap: number | null; evidence: Evidence | null };

/** The learner's readiness for a role. `unobserved` lists the skills that make it incomplete. */
type Readiness = { band: Band; weakest: Weakest; unobserved: Skill[] };

/** The learner against one role. A role without ratings has no readiness and no skills; its status says why. */
export type RoleStanding = {
  readiness: Readiness | null;
  skills: Record<Skill, SkillStanding> | null;
  role: Role;
  attribution: Attribution | null;
};

/** When, and the cards by which a next judged observation of each skill would be read. */
export type StandingAt = { at: number; cards: Partial<Record<Skill, JudgeCard | null>> };

function hardest(skills: readonly Skill[], required: Record<Skill, number>): Skill | null {
  let hardest: Skill | null = null;
  for (const skill of skills) if (hardest === null || required[skill] > required[hardest]) hardest = skill;
  return hardest;
}

/** Among skills never observed, the one with the highest requirement comes first: it has to be observed first. */
function readinessOf(snapshot: Standing, skills: Record<Skill, SkillStanding>, when: StandingAt): Readiness {
  const unobserved = SKILLS.filter((skill) => skills[skill].observations === 0);
  const required = forEachSkill((skill) => skills[skill].required);
  const skill = (hardest(unobserved, required) ?? weakestOf(skills)) as Skill;
  const { met, gap } = skills[skill];
  const { at, cards } = when;
  const by = { at, card: cards[skill] ?? null };
  const evidence = met === true ? null : bestEvidence(skill, snapshot, required[skill], by);
  return { band: bandOf(skills), weakest: { skill, gap, evidence }, unobserved };
}

/** The learner's snapshot against a role, computed on read (design 9). Numbers are not rounded. */
export function roleStanding(
  snapshot: Standing,
  role: Role,
  attribution: Attribution,
  when: StandingAt,
): RoleStanding {
  const { required } = role;
  // A custom role contains no published numbers, so it needs no attribution.
  const shown = { role, attribution: role.source === 'onet' ? attribution : null };
  if (required === null) return { readiness: null, skills: null, ...shown };
  const skills = forEachSkill((skill) => skillStanding(snapshot, skill, required[skill], when.at));
  return { readiness: readinessOf(snapshot, skills, when), skills, ...shown };
}
