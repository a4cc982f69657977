import { expect, test } from 'vitest';
import { startSystem } from '../support/system.ts';
import { createTestJudge } from '../support/test-judge.ts';
import { sessionsOf } from './session.ts';
import { expectEverythingRight } from './expect-everything-right.ts';

test('600 learners waiting after an outage are all served', { timeout: 300_000 }, async () => {
  const system = await startSystem({ judge: createTestJudge(), worker: false });
  const sessions = sessionsOf(600, 1);
  const events = [...sessions.values()].flat();
  // No rings: intake continued without Temporal and workers.
  for (let at = 0; at < events.length; at += 500)
    await system.store.events.accept(events.slice(at, at + 500));
  expect(await system.store.wakes.waiting()).toMatchObject({ learners: 600, events: 600 });
  await system.startWorkerAgain();
  await system.settled(240_000);
  const { rows } = await system.store.database.query(
    "SELECT count(*)::int AS awards, count(DISTINCT learner)::int AS learners FROM ledger WHERE kind = 'award'",
  );
  expect(rows).toEqual([{ awards: 600, learners: 600 }]);
  // All lives are similar, so only every sixth is checked completely.
  const looked = [...sessions].filter((_, index) => index % 6 === 0);
  await expectEverythingRight(system.store, new Map(looked));
  await system.stop();
});
