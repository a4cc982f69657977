import { expect, test } from 'vitest';
import type { Observation } from '../../core/observation.ts';
import type { Skill } from '../../core/skill.ts';
import { cardFileName, cardFor, loadCard } from './card.ts';
import { offlineJudge } from '../offline/offline-judge.ts';
import { statusOf } from './reason.ts';

test('the offline judge has the card of its own version, and no other', () => {
  expect(loadCard('offline', offlineJudge.version)).toEqual(offlineJudge.card);
  expect(loadCard('offline', '0')).toBeNull();
  expect(loadCard('offline', '1', '/no/such/folder')).toBeNull();
});

test('a skill that was not measured is not corrected', () => {
  expect(cardFor(offlineJudge.card, 'communication')?.slope).toBeGreaterThan(0);
  expect(cardFor(offlineJudge.card, 'speed')).toBeNull();
  expect(cardFor(null, 'quality')).toBeNull();
});

test('a verdict names its judge and card', () => {
  const judge = { name: 'offline', version: '7', card: offlineJudge.card };
  const read = (skill: Skill, version: string | null): Observation => ({
    skill,
    source: 'judge',
    x: 60,
    evidence: 2,
    confidence: 1,
    demand: 50,
    card: version === null ? null : { version, offset: 0, slope: 1, sigma: null },
  });
  const [quality, unmeasured] = [read('quality', 'offline@7'), read('communication', null)];
  expect(statusOf(judge, [quality])).toBe('offline, card 7');
  expect(statusOf(judge, [quality, unmeasured])).toBe('offline, card 7 for quality');
  expect(statusOf(judge, [unmeasured])).toBe('offline, uncalibrated');
  expect(statusOf(judge, [])).toBe('offline, card 7');
  expect(statusOf({ ...judge, card: null }, [])).toBe('offline, uncalibrated');
});

test('a model’s name becomes a portable file name', () => {
  expect(cardFileName('compatible:a/b', 'score@1+check@1')).toBe('compatible_a_b@score@1+check@1.json');
});
