import { z } from 'zod';
import type { LevelNow } from './firmness.ts';
import type { CountedVerdict } from './firmness/bounds.ts';
import { foldVerdict } from './firmness/removal-folds.ts';
import { multiplierOf, xpOf } from './ladder.ts';
import { ceilingOf, levelOf } from './level.ts';
import { isRoleCode } from './role.ts';
import { SKILLS, type Skill } from './skill.ts';
import { UNRATED, type Snapshot } from './snapshot.ts';
import { skillStanding } from './standing/skill-standing.ts';
import { TIERS, type Tier } from './tier.ts';

const DAY_MS = 24 * 3_600_000;

const disclose = z
  .enum(['none', 'completions'])
  .meta({
    id: 'DisclosedByRule',
    description: 'which ledger entries the credential shows; `all` is only for those who ask',
  })
  .default('completions');

const validDays = z.int().min(1).max(36_500).optional().describe('days until it expires; absent means never');

const held = z
  .strictObject({
    verdicts: z
      .int()
      .min(1)
      .max(50)
      .default(3)
      .describe('how many verdicts in a row must leave the learner at this tier or above'),
    days: z
      .int()
      .min(0)
      .max(3650)
      .default(0)
      .describe('days that must lie between the first and the last of them'),
  })
  .meta({ id: 'TierHeld' });

/** When a worker issues a credential without being asked. */
export const credentialRule = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('level'),
      level: z.int().min(2).max(51).describe('issued when this level is reached'),
      disclose,
      validDays,
    }),
    z.strictObject({
      kind: z.literal('tier'),
      tier: z.enum(TIERS),
      held: held.default({ verdicts: 3, days: 0 }),
      disclose,
      validDays,
    }),
    z.strictObject({
      kind: z.literal('role'),
      role: z
        .string()
        .refine(isRoleCode, 'must be the code of a role')
        .describe('issued when mean − sd reaches what this role requires on all four skills'),
      disclose,
      validDays,
    }),
  ])
  .meta({ id: 'CredentialRule' });

export type CredentialRule = z.infer<typeof credentialRule>;

/** What a rule is for, as text. A learner has at most one valid credential by the rule of each. */
export function ruleKey(rule: CredentialRule): string {
  switch (rule.kind) {
    case 'level':
      return `level:${rule.level}`;
    case 'tier':
      return `tier:${rule.tier}`;
    case 'role':
      return `role:${rule.role}`;
    default:
      return rule satisfies never;
  }
}

/**
 * What a learner's record says now. `verdicts` are those that count, in event order; `at` (epoch ms) is when its last
 * change was committed. `required` is what a role asks for, null if it has no ratings or does not exist.
 */
export type LearnerRecord = {
  verdicts: readonly CountedVerdict[];
  level: LevelNow;
  at: number;
  required: (role: string) => Record<Skill, number> | null;
};

/**
 * Whether a rule is fulfilled: `now`; `before`, at an earlier place of the record as it counts now; or `never`, which after
 * a correction or a late verdict may be so though it was fulfilled once.
 */
export type Ground = 'now' | 'before' | 'never';

export function groundOf(rule: CredentialRule, record: LearnerRecord): Ground {
  switch (rule.kind) {
    case 'level':
      return levelGround(rule.level, record);
    case 'tier':
      return tierGround(rule, record.verdicts);
    case 'role':
      return roleGround(rule.role, record);
    default:
      return rule satisfies never;
  }
}

/** The snapshot after each verdict, in event order. */
function snapshotsOf(verdicts: readonly CountedVerdict[]): Snapshot[] {
  let snapshot = UNRATED;
  return verdicts.map((verdict) => (snapshot = foldVerdict(snapshot, verdict)));
}

/** A verdict that moves no skill neither lengthens a run nor ends it. */
function tierGround(
  { tier, held: { verdicts: needed, days } }: { tier: Tier; held: { verdicts: number; days: number } },
  verdicts: readonly CountedVerdict[],
): Ground {
  const snapshots = snapshotsOf(verdicts);
  const least = TIERS.indexOf(tier);
  let ground: Ground = 'never';
  let run: number[] = [];
  for (const [place, snapshot] of snapshots.entries()) {
    if (snapshot === (snapshots[place - 1] ?? UNRATED)) continue;
    const isAtTier = snapshot.tier !== null && TIERS.indexOf(snapshot.tier) >= least;
    run = isAtTier ? [...run, (verdicts[place] as CountedVerdict).at] : [];
    const spans = run.length > 0 ? Math.max(...run) - Math.min(...run) : 0;
    if (run.length >= needed && spans >= days * DAY_MS) ground = 'now';
    else if (ground === 'now') ground = 'before';
  }
  return ground;
}

function roleGround(code: string, { verdicts, at, required: requiredBy }: LearnerRecord): Ground {
  const required = requiredBy(code);
  if (required === null) return 'never';
  const isMet = (snapshot: Snapshot, when: number) =>
    SKILLS.every((skill) => skillStanding(snapshot, skill, required[skill], when).met === true);
  const snapshots = snapshotsOf(verdicts);
  if (isMet(snapshots.at(-1) ?? UNRATED, at)) return 'now';
  const wasMet = snapshots.some((snapshot, place) => isMet(snapshot, (verdicts[place] as CountedVerdict).at));
  return wasMet ? 'before' : 'never';
}

function levelGround(level: number, { verdicts, level: now }: LearnerRecord): Ground {
  if (now.level >= level) return 'now';
  return highestLevel(verdicts, now) >= level ? 'before' : 'never';
}

/**
 * The highest level on the way through the record as it counts now. Between two verdicts the ceiling stays and the total
 * rises, so only the places just before and just after a verdict have to be looked at.
 */
export function highestLevel(verdicts: readonly CountedVerdict[], { total, awards }: LevelNow): number {
  let sum = 0;
  let highest = 1;
  let snapshot = UNRATED;
  const look = (xp: number) => (highest = Math.max(highest, levelOf(xp, ceilingOf(snapshot))));
  for (let place = -1; place < verdicts.length; place += 1) {
    const verdict = verdicts[place];
    if (verdict) snapshot = foldVerdict(snapshot, verdict);
    look(sum);
    for (const { after, ladder, base, paid } of awards)
      if (after === place) sum += paid * xpOf(base, multiplierOf(snapshot, ladder));
    look(sum);
  }
  // Awards that still wait for a verdict are only in the total.
  look(total);
  return highest;
}
