import { ceilingOf } from '../level.ts';
import type { Attribution, RatedRole, RoleBook } from '../role.ts';
import { forEachSkill, SKILLS, type Skill } from '../skill.ts';
import { overallAt, skillAt, type Snapshot } from '../snapshot.ts';
import { occupationOf, occupationsAround, type Occupation } from './occupation.ts';

/** A mark on the axis of what occupations ask overall, with nearby occupations; none near a mark at 0. */
type EconomicMark = { demand: number; occupations: Occupation[] };

/** An occupation not met yet, its weakest link and the points to it from the lower bound. */
type NearOccupation = Occupation & { weakest: { skill: Skill; gap: number } };

/** The learner among all rated occupations. `met` is null and `near` empty while a skill was never observed. */
export type EconomicStanding = {
  /** The level reached by XP: 2·(level − 1). */
  earned: EconomicMark;
  /** What skill supports: max(0, M − s) as of now, and 0 while unrated, since nothing was observed. */
  supported: EconomicMark;
  met: number | null;
  of: number;
  nearest: NearOccupation[];
  unobserved: Skill[];
  attribution: Attribution;
};

const AROUND = 3;
const NEAREST = 5;

function markAt(occupations: readonly RatedRole[], demand: number): EconomicMark {
  return { demand, occupations: demand > 0 ? occupationsAround(occupations, demand, AROUND) : [] };
}

/** The skill furthest below what a role asks, by lower bounds; the gap is 0 or less when the role is met. */
function widestGap(role: RatedRole, lower: Record<Skill, number>): { skill: Skill; gap: number } {
  let widest: { skill: Skill; gap: number } = { skill: SKILLS[0], gap: -Infinity };
  for (const skill of SKILLS) {
    const gap = role.required[skill] - lower[skill];
    if (gap > widest.gap) widest = { skill, gap };
  }
  return widest;
}

/** The learner's economic level at `at` (epoch ms) from the snapshot and the shown level (design 9). Not rounded. */
export function economicStanding(
  { snapshot, level, at }: { snapshot: Snapshot; level: number; at: number },
  { occupations, attribution }: RoleBook,
): EconomicStanding {
  const unobserved = SKILLS.filter((skill) => snapshot.skills[skill].observations === 0);
  const lower = forEachSkill((skill) => {
    const { mean, sd } = skillAt(snapshot, skill, at);
    return mean - sd;
  });
  const gaps = occupations.map((role) => ({ role, weakest: widestGap(role, lower) }));
  const open = gaps.filter(({ weakest }) => weakest.gap > 0).sort((a, b) => a.weakest.gap - b.weakest.gap);
  const known = unobserved.length === 0;
  return {
    earned: markAt(occupations, 2 * (level - 1)),
    supported: markAt(occupations, ceilingOf({ tier: snapshot.tier, ...overallAt(snapshot, at) })),
    met: known ? occupations.length - open.length : null,
    of: occupations.length,
    nearest: known
      ? open.slice(0, NEAREST).map(({ role, weakest }) => ({ ...occupationOf(role), weakest }))
      : [],
    unobserved,
    attribution,
  };
}
