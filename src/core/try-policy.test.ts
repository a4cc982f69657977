import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parsePolicy, type PolicyBody } from './policy.ts';
import { tryAward, tryPolicy, type PastAward } from './try-policy.ts';

const shipped = parsePolicy(
  JSON.parse(readFileSync(new URL('../../policies/default.json', import.meta.url), 'utf8')),
).data as PolicyBody;

const TURN = 'chat.turn_taken';
const DONE = 'stage.completed';

const past = (more: Partial<PastAward> = {}): PastAward => ({
  type: TURN,
  speaker: 'learner',
  words: 9,
  completes: false,
  xp: 20,
  reason: null,
  tier: 'solid',
  overall: 50,
  ...more,
});

/** The shipped policy with changes of one type. */
function changed(type: string, changes: object, more: Partial<PolicyBody> = {}): PolicyBody {
  const rule = shipped.types[type] as PolicyBody['types'][string];
  return { ...shipped, ...more, types: { ...shipped.types, [type]: { ...rule, ...changes } } };
}

const base = (type: string) => shipped.types[type]?.base as number;

test('the same policy pays what was paid', () => {
  const at4 = past({ xp: base(TURN) * 4 });
  expect(tryAward(at4, shipped, shipped)).toEqual({
    xp: at4.xp,
    reason: null,
    completes: false,
    assumed: false,
  });
  for (const reason of ['not_learner', 'once', 'repeat', 'rate'] as const) {
    const type = reason === 'once' ? DONE : TURN;
    const speaker = reason === 'not_learner' ? 'coach' : 'learner';
    expect(tryAward(past({ type, speaker, xp: 0, reason }), shipped, shipped)).toMatchObject({
      xp: 0,
      reason,
    });
  }
});

test.each([
  ['another base', changed(TURN, { base: 30 }), past(), { xp: 120, reason: null, assumed: false }],
  ['no such type', { ...shipped, types: {} }, past(), { xp: 0, reason: null, assumed: false }],
  [
    'no limit any more',
    changed(TURN, { rate: null }),
    past({ xp: 0, reason: 'rate' }),
    { xp: base(TURN) * 4, reason: null, assumed: false },
  ],
  [
    'another limit',
    changed(TURN, { rate: { max: 1, windowMs: 1000 } }),
    past(),
    { reason: null, assumed: true },
  ],
  [
    'words that are the point',
    changed(DONE, { words: true }),
    past({ type: DONE, words: 0 }),
    { xp: 0, reason: 'empty', assumed: false },
  ],
  [
    'words that no longer are',
    changed(TURN, { words: false }),
    past({ speaker: 'coach', xp: 0, reason: 'not_learner' }),
    { xp: base(TURN) * 4, assumed: true },
  ],
  [
    'a smooth ladder',
    { ...shipped, ladder: 'smooth' as const },
    past({ overall: 60 }),
    { xp: Math.floor(base(TURN) * 5.5 + 0.5) },
  ],
  [
    'unrated on any ladder',
    { ...shipped, ladder: 'smooth' as const },
    past({ tier: 'unrated', overall: 60 }),
    { xp: base(TURN) },
  ],
  ['a type that completes now', changed(TURN, { path: 'heavy' }), past(), { completes: true }],
  [
    'a type that completes no more',
    changed(DONE, { path: 'cheap' }),
    past({ type: DONE, completes: true }),
    { completes: false },
  ],
])('%s', (_name, policy, award, expected) => {
  expect(tryAward(award, shipped, policy)).toMatchObject(expected);
});

test('sums are those of all types, and nothing is counted twice', () => {
  const awards = [past(), past({ xp: 0, reason: 'rate' }), past({ type: DONE, completes: true, xp: 240 })];
  const before = { ...shipped, version: 1 };
  const { types, ...all } = tryPolicy(awards, () => before, changed(DONE, { base: 0 }));
  expect(all).toMatchObject({
    events: 3,
    before: { xp: 260, paid: 2, completions: 1 },
    after: { xp: base(TURN) * 4, paid: 1, completions: 1 },
  });
  expect(types.map(({ type }) => type)).toEqual([TURN, DONE]);
  expect(types.reduce((sum, { after }) => sum + after.xp, 0)).toBe(all.after.xp);
});
