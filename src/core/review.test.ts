import { expect, test } from 'vitest';
import { reviewReasons, reviewState } from './review.ts';
import { UNRATED, type Snapshot } from './snapshot.ts';

const policy = { sampleShare: 0.25, largeMove: 10 };
const calm = { asksReview: false, flags: [] as string[], unscored: null as string | null };
const rated = (mean: number): Snapshot => ({ ...UNRATED, tier: 'solid', mean });
const HIGH = 'ffffffff00';
const LOW = '3fffffff00';

const REASONS: [string, Partial<typeof calm>, Snapshot, number, string, string[]][] = [
  ['an ordinary verdict', {}, rated(50), 55, HIGH, []],
  ['one that the hash draws', {}, rated(50), 55, LOW, ['sample']],
  ['one on the edge of the share', {}, rated(50), 55, '4000000000', []],
  ['a large move up', {}, rated(50), 60, HIGH, ['large_move']],
  ['a large move down', {}, rated(50), 39, HIGH, ['large_move']],
  ['a first tier, however far', {}, UNRATED, 90, HIGH, []],
  ['a wish of the checker', { asksReview: true }, rated(50), 50, HIGH, ['asked']],
  [
    'tampering, which asks by itself',
    { asksReview: true, flags: ['tampering'] },
    rated(50),
    50,
    HIGH,
    ['tampering'],
  ],
  [
    'an unreadable answer, which asks by itself',
    { asksReview: true, unscored: 'refused' },
    rated(50),
    50,
    HIGH,
    ['unscored'],
  ],
  [
    'everything at once',
    { asksReview: true, flags: ['tampering'] },
    rated(50),
    80,
    LOW,
    ['tampering', 'large_move', 'sample'],
  ],
];

test.for(REASONS)('%s is queued for review for its reasons', ([, verdict, before, mean, hash, reasons]) => {
  const moved = { before, after: rated(mean) };
  expect(reviewReasons(policy, { ...calm, ...verdict }, moved, hash)).toEqual(reasons);
});

const STATES: [boolean, 'upheld' | 'changed' | 'voided' | null, boolean, string][] = [
  [false, null, false, 'auto'],
  [true, null, false, 'contested'],
  [false, 'upheld', false, 'upheld'],
  [false, 'changed', false, 'changed'],
  [false, 'voided', false, 'changed'],
  [true, 'upheld', false, 'contested'],
  [false, null, true, 'upheld'],
  [true, null, true, 'contested'],
];

test.for(STATES)('contested %s, decided %s, by a person %s: %s', ([contested, decision, byPerson, state]) => {
  expect(reviewState({ contested, decision, byPerson })).toBe(state);
});
