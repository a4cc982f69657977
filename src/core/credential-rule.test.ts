import { describe, expect, test } from 'vitest';
import { verdictAt } from '../../test/support/open-store.ts';
import { random } from '../../test/support/random.ts';
import { randomVerdicts } from '../../test/support/random-verdicts.ts';
import { CONSTANTS, DAY_MS } from './constants.ts';
import {
  groundOf,
  highestLevel,
  ruleKey,
  type CredentialRule,
  type Ground,
  type LearnerRecord,
} from './credential-rule.ts';
import { foldVerdict } from './firmness/removal-folds.ts';
import { multiplierOf, xpOf } from './ladder.ts';
import { ceilingOf, levelOf } from './level.ts';
import { parsePolicy } from './policy.ts';
import { UNRATED } from './snapshot.ts';
import shipped from '../../policies/default.json' with { type: 'json' };

const AT = Date.parse('2026-10-05T09:00:00Z');

/** Verdicts a day apart, each reading all skills at a value; null reads nothing. */
const verdictsAt = (values: readonly (number | null)[]) =>
  values.map((x, day) => ({
    observations: x === null ? [] : verdictAt(x).observations,
    at: AT + day * DAY_MS,
    constants: CONSTANTS.version,
  }));

const required = (role: string) =>
  role === 'easy' ? { independence: 50, quality: 50, communication: 50, speed: 50 } : null;

function recordOf(
  values: readonly (number | null)[],
  level = { level: 1, total: 0, awards: [] },
): LearnerRecord {
  return { verdicts: verdictsAt(values), level, at: AT + values.length * DAY_MS, required };
}

const solid = (verdicts: number, days = 0): CredentialRule => ({
  kind: 'tier',
  tier: 'solid',
  held: { verdicts, days },
  disclose: 'none',
});
const easy: CredentialRule = { kind: 'role', role: 'easy', disclose: 'none' };
const unrated: CredentialRule = { kind: 'role', role: 'unrated', disclose: 'none' };

/** The first verdict at 60 lifts to solid, and it takes some at 0 until the tier falls. */
const TABLE: [string, CredentialRule, (number | null)[], Ground][] = [
  ['nothing was read', solid(1), [], 'never'],
  ['one verdict at the tier is one', solid(1), [75], 'now'],
  ['two are not three', solid(3), [75, 75], 'never'],
  ['three in a row are held', solid(3), [75, 75, 75], 'now'],
  ['a verdict that reads nothing does not count', solid(3), [75, null, 75], 'never'],
  ['nor does it end the run', solid(3), [75, null, 75, 75], 'now'],
  ['three within two days do not span three', solid(3, 3), [75, 75, 75], 'never'],
  ['a fourth on the next day does', solid(3, 3), [75, 75, 75, 75], 'now'],
  ['a tier that was lost was held before', solid(3), [75, 75, 75, 5, 5, 5, 5, 5, 5, 5], 'before'],
  ['a run that was too short was never held', solid(5), [60, 60, 0, 0, 0, 0, 0, 0], 'never'],
  ['a role is met', easy, [80, 80], 'now'],
  ['a role that was lost was met before', easy, [80, 80, 80, 5, 5, 5, 5, 5], 'before'],
  ['a role that was not met', easy, [20, 20], 'never'],
  ['a role without ratings', unrated, [90, 90], 'never'],
];

test.for(TABLE)('%s', ([, rule, values, ground]) => {
  expect(groundOf(rule, recordOf(values))).toBe(ground);
});

describe('a level', () => {
  const rule: CredentialRule = { kind: 'level', level: 9, disclose: 'none' };
  const paid = (count: number) => [{ after: 0, ladder: 'steps' as const, base: 40, paid: count }];

  test('counts as it is shown', () => {
    expect(groundOf(rule, recordOf([80], { level: 9, total: 0, awards: [] }))).toBe('now');
  });

  test('that a fallen ceiling took was reached before', () => {
    const fallen = recordOf([80, 5, 5, 5, 5], { level: 2, total: 8000, awards: paid(50) as never });
    expect(groundOf(rule, fallen)).toBe('before');
  });

  test('whose awards were taken back was never reached', () => {
    const voided = recordOf([80], { level: 2, total: 300, awards: paid(2) as never });
    expect(groundOf(rule, voided)).toBe('never');
  });

  test('the highest one is that of every step of the way', () => {
    const draw = random(11);
    for (let life = 0; life < 60; life += 1) {
      const { verdicts, awards } = randomVerdicts(draw, 12);
      let [snapshot, total, highest] = [UNRATED, 0, 1];
      for (let place = -1; place < verdicts.length; place += 1) {
        const verdict = verdicts[place];
        if (verdict) snapshot = foldVerdict(snapshot, verdict);
        highest = Math.max(highest, levelOf(total, ceilingOf(snapshot)));
        for (const { after, base, ladder, paid: count } of awards.filter((group) => group.after === place))
          for (let one = 0; one < count && after === place; one += 1) {
            total += xpOf(base, multiplierOf(snapshot, ladder));
            highest = Math.max(highest, levelOf(total, ceilingOf(snapshot)));
          }
      }
      expect(highestLevel(verdicts, { level: 1, total, awards })).toBe(highest);
    }
  });
});

describe('in a policy', () => {
  const errorsOf = (credentials: unknown) => {
    const { error } = parsePolicy({ ...shipped, credentials });
    return (error?.issues ?? []).map(({ path, message }) => `${path.join('/')}: ${message}`);
  };

  test('a rule has defaults', () => {
    const { data } = parsePolicy({ ...shipped, credentials: [{ kind: 'tier', tier: 'strong' }] });
    expect(data?.credentials).toEqual([
      { kind: 'tier', tier: 'strong', held: { verdicts: 3, days: 0 }, disclose: 'completions' },
    ]);
    expect(data?.credentials?.map(ruleKey)).toEqual(['tier:strong']);
  });

  test.each([
    [[{ kind: 'badge' }], /^credentials\/0\/kind: /],
    [[{ kind: 'level', level: 1 }], /^credentials\/0\/level: /],
    [[{ kind: 'level', level: 3, tier: 'solid' }], /^credentials\/0: /],
    [[{ kind: 'tier', tier: 'unrated' }], /^credentials\/0\/tier: /],
    [[{ kind: 'tier', tier: 'solid', held: { verdicts: 0 } }], /^credentials\/0\/held\/verdicts: /],
    [[{ kind: 'role', role: 'no role' }], /^credentials\/0\/role: must be the code of a role/],
    [[{ kind: 'level', level: 3, disclose: 'all' }], /^credentials\/0\/disclose: /],
    [[{ kind: 'level', level: 3, validDays: 0 }], /^credentials\/0\/validDays: /],
    [
      [
        { kind: 'level', level: 3 },
        { kind: 'level', level: 4 },
        { kind: 'level', level: 3, validDays: 9 },
      ],
      /^credentials\/2: repeats the rule for level:3$/,
    ],
  ])('%j is refused', (credentials, expected) => {
    expect(errorsOf(credentials)).toEqual([expect.stringMatching(expected)]);
  });
});
