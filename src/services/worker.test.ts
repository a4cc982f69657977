import { afterEach, expect, test } from 'vitest';
import { startSystem, type System } from '../../test/support/system.ts';
import { createTestJudge } from '../../test/support/test-judge.ts';
import { until } from '../../test/support/until.ts';
import { eventOf } from '../../test/support/open-store.ts';

let system: System;
afterEach(() => system.stop());

test('a worker limits concurrent judge calls, and awards continue meanwhile', async () => {
  const gate = Promise.withResolvers<void>();
  let waiting = 0;
  let most = 0;
  const judge = createTestJudge(async ({ link }) => {
    if (link === 'check') return;
    waiting += 1;
    most = Math.max(most, waiting);
    await gate.promise;
    waiting -= 1;
  });
  system = await startSystem({ judge, judgeConcurrency: 2 });
  const learners = Array.from({ length: 6 }, (_, index) => `learner-${index}`);
  await system.post(
    learners.map((learner) => eventOf(learner, 'stage.completed', { text: 'I checked it.' })),
  );
  await until(() => waiting === 2);
  await system.post([eventOf('another')]);
  await until(async () => (await system.store.wakes.awaiting(['another'])).length === 0);
  expect(waiting).toBe(2);
  gate.resolve();
  await system.settled();
  expect(most).toBe(2);
});
