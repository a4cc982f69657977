import { expect, test } from 'vitest';
import { forEachSkill } from '../../core/skill.ts';
import type { SimulatedLearner } from '../world/learner.ts';
import { coveredBy, jumpDelay, reliabilityAt, scorePaths, type Path } from './path.ts';
import { reaches, shownReach, shownValue, type Row } from './row.ts';

const learnerAt = (truths: number[], jump: SimulatedLearner['jump'] = null): SimulatedLearner => ({
  id: 'a',
  grinds: false,
  jump,
  touchpoints: truths.map((value, at) => {
    const skill = forEachSkill(() => value);
    return { at, stage: 0, skill, performance: skill, minutes: 30, passed: null };
  }),
});
const path = (
  truths: number[],
  mean: number[],
  rank: number[],
  jump: SimulatedLearner['jump'] = null,
): Path => ({
  learner: learnerAt(truths, jump),
  mean,
  rank,
});
const repeat = <T>(value: T, count: number): T[] => Array.from({ length: count }, () => value);

test.for<[what: string, ranks: number[], direction: 1 | -1, delay: number | null]>([
  ['shown at once', [2, 2, 3, 3], 1, 1],
  ['shown one later', [2, 2, 2, 3], 1, 2],
  ['never shown', [2, 2, 2, 2], 1, Number.POSITIVE_INFINITY],
  ['the other direction does not count', [2, 2, 1, 1], 1, Number.POSITIVE_INFINITY],
  ['downwards', [2, 2, 2, 1], -1, 2],
  ['no tier above', [4, 4, 4, 4], 1, null],
  ['not rated before', [-1, -1, 2, 2], 1, null],
])('a jump: %s', ([, rank, direction, delay]) => {
  expect(jumpDelay(path(repeat(50, 4), rank, rank, { touchpoint: 2, direction }))).toBe(delay);
});

test('the median delay is never where half of the jumps never show', () => {
  const jump = { touchpoint: 2, direction: 1 as const };
  const shownAt = (ranks: number[]) => path(repeat(50, 4), ranks, ranks, jump);
  const [soon, never] = [shownAt([2, 2, 3, 3]), shownAt([2, 2, 2, 2])];
  expect(scorePaths([soon, never]).jumpDelay).toBe(Number.POSITIVE_INFINITY);
  expect(scorePaths([soon, soon, never]).jumpDelay).toBe(1);
});

test('scores count from the eleventh touchpoint', () => {
  // True tier solid (2); ten wild touchpoints, then 3 and 4 points off, once over-tiered.
  const mean = [...repeat(0, 10), 53, 54];
  const scores = scorePaths([path(repeat(50, 12), mean, [...repeat(0, 10), 2, 3])]);
  expect(scores.rmse).toBeCloseTo(Math.sqrt((9 + 16) / 2));
  expect(scores).toMatchObject({ tierAccuracy: 0.5, overTiered: 0.5, tierChanges: 100 });
  expect(scores.jumpDelay).toBeNaN();
});

test('coverage counts every touchpoint, and the interval is 1.96 sd to each side', () => {
  const wide = { ...path([50, 50, 50], [50, 69, 70], [2, 3, 3]), sd: [10, 10, 10] };
  expect(coveredBy(wide)).toEqual([true, true, false]);
  expect(scorePaths([wide]).coverage).toBeCloseTo(2 / 3);
});

test('reliability is the squared correlation with the truth', () => {
  const of = (truth: number, mean: number) => path([truth], [mean], [2]);
  const exact = [of(20, 30), of(40, 40), of(60, 50)];
  expect(reliabilityAt(exact, () => 0)).toBeCloseTo(1);
  expect(reliabilityAt([of(20, 50), of(40, 20), of(60, 50)], () => 0)).toBeCloseTo(0);
  expect(reliabilityAt(exact, () => null)).toBeNaN();
});

test.for<[row: Partial<Row> & { value: number }, ok: boolean | null, value: string, reach: string]>([
  [{ value: 4.9, most: 5, unit: 'points' }, true, '4.90', '≤ 5.00'],
  [{ value: 5.1, most: 5, unit: 'points' }, false, '5.10', '≤ 5.00'],
  [{ value: 0.95, least: 0.93, most: 0.99 }, true, '.950', '.930 to .990'],
  [{ value: 0.995, least: 0.93, most: 0.99 }, false, '.995', '.930 to .990'],
  [{ value: Number.NaN, least: 0.8 }, false, 'none', '≥ .800'],
  [{ value: Number.POSITIVE_INFINITY, most: 10, unit: 'touchpoints' }, false, 'never', '≤ 10'],
  [{ value: 0.123, unit: 'share' }, null, '12.3 %', ''],
])('%o', ([part, ok, value, reach]) => {
  const row = { name: 'a', title: 'a', ...part };
  expect([reaches(row), shownValue(row), shownReach(row)]).toEqual([ok, value, reach]);
});
