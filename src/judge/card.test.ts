import { expect, test } from 'vitest';
import { cardFileName, cardFor, loadCard } from './card.ts';
import { offlineJudge } from './offline/offline-judge.ts';
import { statusOf } from './reason.ts';

test('the offline judge has the card of its own version, and no other', () => {
  expect(loadCard('offline', offlineJudge.version)).toEqual(offlineJudge.card);
  expect(loadCard('offline', '0')).toBeNull();
  expect(loadCard('offline', '1', '/no/such/folder')).toBeNull();
});

test('a skill that nobody measured is not corrected', () => {
  expect(cardFor(offlineJudge.card, 'quality')?.slope).toBeGreaterThan(0);
  expect(cardFor(offlineJudge.card, 'communication')).toBeNull();
  expect(cardFor(null, 'quality')).toBeNull();
});

test('a verdict says what its judge is', () => {
  expect(statusOf(offlineJudge)).toBe('offline, card 1');
  expect(statusOf({ ...offlineJudge, card: null })).toBe('offline, uncalibrated');
});

test('a model’s name makes a file name that every system takes', () => {
  expect(cardFileName('compatible:a/b', 'score@1+check@1')).toBe('compatible_a_b@score@1+check@1.json');
});
