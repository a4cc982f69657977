import { expect, test } from 'vitest';
import { loadShippedRoles } from '../../store/roles/load-shipped-roles.ts';
import { JUDGES } from '../stand-in/profile.ts';
import { simulateLearner } from '../world/learner.ts';
import { BASE_WORLD } from '../world/world.ts';
import { DECIDED_AFTER, ORDERS, scoresBy, type Decided } from './decide.ts';
import { aheadOfRandom, falling, saved } from './saving.ts';
import { FOCUSED, shippedStages } from './stages.ts';

const life = (scores: number[], minutes = 30): Decided[] =>
  scores.map((score, number) => ({ score, minutes: minutes * (number + 1) }));

/** Ten touchpoints whose scores fall by an even step. */
const evenly = (step: number) => Array.from({ length: 10 }, (_, number) => 0.4 - step * (number + 1));

test.for<[what: string, value: number[], minutes: number, touchpoints: number, par: number]>([
  ['twice as accurate', evenly(0.02), 30, 0.5, 0.5],
  ['the same in half of the time', evenly(0.01), 15, 0, 0.5],
  ['the same', evenly(0.01), 30, 0, 0],
  ['never as accurate', evenly(0), 30, 1 - (10 / 8 + 10 / 9 + 1) / 3, 1 - (10 / 8 + 10 / 9 + 1) / 3],
])('saved by an order that is %s', ([, value, minutes, touchpoints, par]) => {
  const scores = { program: [life(evenly(0.01))], value: [life(value, minutes)] };
  expect(saved(scores, 'value', 'touchpoints')).toBeCloseTo(touchpoints, 9);
  expect(saved(scores, 'value', 'minutes')).toBeCloseTo(par, 9);
  expect(saved({}, 'value', 'touchpoints')).toBeNaN();
});

test('a falling curve takes the mean of what rises', () => {
  expect(falling([4, 3, 3, 1])).toEqual([4, 3, 3, 1]);
  expect(falling([3, 1, 2, 0])).toEqual([3, 1.5, 1.5, 0]);
  expect(falling([1, 2, 6])).toEqual([3, 3, 3]);
});

test('ahead of random order is counted in standard errors of the difference', () => {
  const random = [[0.3], [0.4], [0.5], [0.2]].map((scores) => life(scores));
  // Differences .1, .2, .1 and .2: mean .15, sd .0577, standard error .0289.
  const value = [[0.2], [0.2], [0.4], [0]].map((scores) => life(scores));
  expect(aheadOfRandom({ random, value })).toBeCloseTo(0.15 / 0.028_868, 3);
  expect(aheadOfRandom({ random })).toBeNaN();
});

test('every order reads the same learners as often, and reading everything tells most in the end', async () => {
  const of = { profile: JUDGES[0]!, world: BASE_WORLD, seed: 4 };
  const learners = Array.from({ length: 30 }, (_, index) =>
    simulateLearner(BASE_WORLD, { seed: 4, index, touchpoints: DECIDED_AFTER }),
  );
  const { occupations } = await loadShippedRoles();
  const scores = scoresBy(ORDERS, learners, of, { stages: FOCUSED, card: null, occupations });
  const after = (order: (typeof ORDERS)[number], number: number) =>
    scores[order]!.reduce((sum, one) => sum + one[number]!.score, 0);
  for (const order of ORDERS) {
    expect(scores[order]!.length).toBe(scores.program!.length);
    expect(scores[order]!.every((one) => one.length === DECIDED_AFTER)).toBe(true);
    expect(after('everything', DECIDED_AFTER - 1)).toBeLessThanOrEqual(after(order, DECIDED_AFTER - 1));
  }
  expect(aheadOfRandom(scores)).toBeGreaterThan(0);
});

test('the stages of a shipped program differ in time more than in what they are read for', async () => {
  const { kinds } = await shippedStages('junior-analyst');
  expect(kinds.map(({ minutes }) => minutes)).toEqual([45, 60, 30, 90, 90, 10, 120]);
  expect(kinds.find(({ minutes }) => minutes === 10)!.skills).toEqual(['quality', 'communication', 'speed']);
});
