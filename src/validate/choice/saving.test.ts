import { expect, test } from 'vitest';
import { loadShippedRoles } from '../../store/roles/load-shipped-roles.ts';
import { JUDGES } from '../stand-in/profile.ts';
import { simulateLearner } from '../world/learner.ts';
import { BASE_WORLD } from '../world/world.ts';
import { DECIDED_AFTER, scoresBy } from './decide.ts';
import { aheadOfRandom, touchpointsSaved } from './saving.ts';

test.for<[what: string, program: number[], value: number[], saved: number]>([
  ['as accurate after half of the touchpoints', [0.4, 0.3, 0.25, 0.2], [0.3, 0.2, 0.1, 0.1], 0.5],
  ['as accurate only at the end', [0.4, 0.3, 0.25, 0.2], [0.4, 0.3, 0.25, 0.2], 0],
  ['never as accurate', [0.4, 0.3, 0.25, 0.2], [0.4, 0.3, 0.25, 0.21], 0],
])('touchpoints saved: %s', ([, program, value, saved]) => {
  expect(touchpointsSaved({ program: [program], value: [value] })).toBeCloseTo(saved, 12);
});

test('ahead of random order is counted in standard errors of the difference', () => {
  const random = [[0.3], [0.4], [0.5], [0.2]];
  // Differences .1, .2, .1 and .2: mean .15, sd .0577, standard error .0289.
  expect(aheadOfRandom({ random, value: [[0.2], [0.2], [0.4], [0]] })).toBeCloseTo(0.15 / 0.028_868, 3);
  expect(aheadOfRandom({ random })).toBeNaN();
  expect(touchpointsSaved({})).toBeNaN();
});

test('every order reads the same learners as often, and knows more in the end than in the beginning', async () => {
  const of = { profile: JUDGES[0]!, world: BASE_WORLD, seed: 4 };
  const learners = Array.from({ length: 8 }, (_, index) =>
    simulateLearner(BASE_WORLD, { seed: 4, index, touchpoints: DECIDED_AFTER }),
  );
  const { occupations } = await loadShippedRoles();
  const scores = scoresBy(['program', 'random', 'value'], learners, of, { card: null, occupations });
  const [program, random, value] = [scores.program!, scores.random!, scores.value!];
  expect(new Set([program.length, random.length, value.length]).size).toBe(1);
  for (const one of [program, random, value]) {
    const after = (number: number) => one.reduce((sum, of) => sum + of[number]!, 0) / one.length;
    expect(one.every((of) => of.length === DECIDED_AFTER)).toBe(true);
    expect(after(DECIDED_AFTER - 1)).toBeLessThan(after(0));
  }
  expect(program).not.toEqual(value);
  expect(random).not.toEqual(value);
});
