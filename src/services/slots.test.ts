import { expect, test } from 'vitest';
import { slotsOf } from './slots.ts';

test.each([
  // connections, CPUs, awards, workflow tasks, steps
  [20, 2, 8, 24, 4],
  [20, 16, 20, 36, 32],
  [4, 1, 4, 20, 4],
])('%i connections and %i CPUs: %i awards, %i workflow tasks, %i steps', (connections, cpus, ...expected) => {
  const slots = slotsOf(connections, cpus).learners;
  expect([
    slots.maxConcurrentLocalActivityExecutions,
    slots.maxConcurrentWorkflowTaskExecutions,
    slots.maxConcurrentActivityTaskExecutions,
  ]).toEqual(expected);
});
