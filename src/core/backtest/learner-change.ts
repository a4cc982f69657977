import type { Constants } from '../constants.ts';
import { xpOf } from '../ladder.ts';
import { sdAt } from '../measurement.ts';
import type { RatedRole } from '../role.ts';
import { SKILLS, type Skill } from '../skill.ts';
import { constantsIn, type Snapshot } from '../snapshot.ts';
import type { ShownTier } from '../tier.ts';
import type { LearnerHistory } from './history.ts';
import type { Replayed, ReplayedAward } from './replay-learner.ts';

type Pair<T> = { before: T; after: T };

/** One learner before and after, and why. */
export type LearnerChange = {
  learner: string;
  /** Whether XP, level, tier or any skill differs. */
  changed: boolean;
  xp: Pair<number>;
  level: Pair<number>;
  tier: Pair<ShownTier>;
  overall: Pair<number>;
  /** Rated occupations that are met; null while a skill was never observed. */
  occupations: Pair<number | null>;
  /** XP that differs by cause: whether an award is paid, its base, its multiplier. */
  causes: { guards: number; bases: number; multipliers: number };
  /** The type of event whose awards differ most, and the skill that differs most. */
  type: { type: string; xp: number } | null;
  skill: ({ skill: Skill } & Pair<number>) | null;
};

/** Rated occupations whose requirements the lower bound reaches on all skills; null while one was never observed. */
function occupationsMet(
  snapshot: Snapshot,
  at: number,
  occupations: readonly RatedRole[],
  constants = constantsIn(snapshot),
): number | null {
  const { skills } = snapshot;
  if (SKILLS.some((skill) => skills[skill].observations === 0)) return null;
  const lower = SKILLS.map((skill) => skills[skill].mean - sdAt(skills[skill], at, constants));
  return occupations.filter(({ required }) =>
    SKILLS.every((skill, index) => (lower[index] ?? 0) >= required[skill]),
  ).length;
}

function causesOf(pairs: readonly (readonly [ReplayedAward, ReplayedAward])[]): LearnerChange['causes'] {
  const causes = { guards: 0, bases: 0, multipliers: 0 };
  for (const [before, after] of pairs) {
    if (before.paid !== after.paid) {
      causes.guards += after.xp - before.xp;
      continue;
    }
    if (!before.paid) continue;
    const otherBase = xpOf(after.base, before.multiplier);
    causes.bases += otherBase - before.xp;
    causes.multipliers += after.xp - otherBase;
  }
  return causes;
}

function mostBy<Key, T>(
  entries: Iterable<readonly [Key, T]>,
  size: (value: T) => number,
): readonly [Key, T] | null {
  let most: readonly [Key, T] | null = null;
  for (const entry of entries) if (size(entry[1]) > (most ? size(most[1]) : 0)) most = entry;
  return most;
}

function typeOf(pairs: readonly (readonly [ReplayedAward, ReplayedAward])[]): LearnerChange['type'] {
  const byType = new Map<string, number>();
  for (const [before, after] of pairs)
    byType.set(before.type, (byType.get(before.type) ?? 0) + after.xp - before.xp);
  const most = mostBy(byType, Math.abs);
  return most && { type: most[0], xp: most[1] };
}

function skillOf(before: Snapshot, after: Snapshot): LearnerChange['skill'] {
  const means = SKILLS.map(
    (skill) => [skill, { before: before.skills[skill].mean, after: after.skills[skill].mean }] as const,
  );
  const most = mostBy(means, (pair) => Math.abs(pair.after - pair.before));
  return most && { skill: most[0], ...most[1] };
}

/** What differs for a learner between two replays of the same history. */
export function learnerChange(
  { learner, at }: Pick<LearnerHistory, 'learner' | 'at'>,
  before: Replayed,
  after: Replayed,
  { occupations, constants }: { occupations: readonly RatedRole[]; constants: Constants | null },
): LearnerChange {
  const pairs = before.awards.flatMap((award, index) => {
    const other = after.awards[index];
    return other ? [[award, other] as const] : [];
  });
  const skill = skillOf(before.snapshot, after.snapshot);
  const shown = ({ snapshot }: Replayed): ShownTier => snapshot.tier ?? 'unrated';
  return {
    learner,
    changed:
      skill !== null ||
      before.total !== after.total ||
      before.level !== after.level ||
      before.snapshot.tier !== after.snapshot.tier,
    xp: { before: before.total, after: after.total },
    level: { before: before.level, after: after.level },
    tier: { before: shown(before), after: shown(after) },
    overall: { before: before.snapshot.mean, after: after.snapshot.mean },
    occupations: {
      before: occupationsMet(before.snapshot, at, occupations),
      after: occupationsMet(after.snapshot, at, occupations, constants ?? undefined),
    },
    causes: causesOf(pairs),
    type: typeOf(pairs),
    skill,
  };
}
