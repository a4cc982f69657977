import { expect, test } from 'vitest';
import { startSystem } from '../support/system.ts';
import { createTestJudge } from '../support/test-judge.ts';
import { sessionsOf } from './session.ts';
import { expectEverythingRight } from './expect-everything-right.ts';

test('1,500 learners that wait after an outage are all served', { timeout: 300_000 }, async () => {
  const system = await startSystem({ judge: createTestJudge(), worker: false });
  const sessions = sessionsOf(1500, 1);
  const events = [...sessions.values()].flat();
  // Nobody rang for them: intake went on while there was neither Temporal nor a worker.
  for (let at = 0; at < events.length; at += 500) await system.store.accept(events.slice(at, at + 500));
  expect(await system.store.waiting()).toMatchObject({ learners: 1500, events: 1500 });
  await system.startWorkerAgain();
  await system.settled(240_000);
  await expectEverythingRight(system.store, sessions);
  await system.stop();
});
