import { expect, test } from 'vitest';
import { RANGES } from '../../store/changes/ranges.ts';
import { createDemand } from './demand.ts';

test('only the ranges of learners with listeners are asked for, and all for a stream of all', () => {
  const demand = createDemand();
  expect(demand.ranges()).toEqual([]);
  for (const learner of [7, 7 + RANGES, 9]) demand.add(learner);
  expect(demand.ranges()).toEqual([7, 9]);
  expect(demand.grown()).toBe(2);
  demand.add(null);
  expect(demand.ranges()).toBeNull();
  demand.remove(null);
  demand.remove(7);
  expect(demand.ranges()).toEqual([7, 9]);
  demand.remove(7 + RANGES);
  expect(demand.ranges()).toEqual([9]);
});

test('with listeners in very many ranges all changes are read', () => {
  const demand = createDemand();
  for (let learner = 0; learner <= 1024; learner += 1) demand.add(learner);
  expect(demand.ranges()).toBeNull();
});
