import { expect, test } from 'vitest';
import { random } from '../support/random.ts';
import { startSystem } from '../support/system.ts';
import { createTestJudge } from '../support/test-judge.ts';
import { expectEverythingRight, expectPaidOnce } from './expect-everything-right.ts';
import { sessionsOf } from './session.ts';

test(
  '300 doorbells, repeated, late and before the learner exists: one award per event',
  { timeout: 120_000 },
  async () => {
    const judge = createTestJudge();
    // Only doorbells: sweepers do not run within the test, and the rings of intake are dropped.
    const system = await startSystem({ judge, sweepAfterMs: 3_600_000, policy: { verdictWait: '200ms' } });
    const sessions = sessionsOf(10, 20);
    const next = random(3);
    const rings = [...sessions.keys()].flatMap((learner) => Array.from({ length: 30 }, () => learner));
    const shuffled = rings.map((learner) => ({ learner, at: next() })).toSorted((a, b) => a.at - b.at);
    // A ring that a busy machine delivers too late is repeated, so that all 300 arrive.
    const ring = (learner: string): Promise<void> => system.ringer.ring(learner).catch(() => ring(learner));
    const ringing: Promise<void>[] = [];
    const left = [...sessions.values()].map((events) => [...events]);
    for (const [index, { learner }] of shuffled.entries()) {
      // Six doorbells per batch of events, for any learner.
      if (index % 6 === 0)
        for (const events of left)
          if (events.length > 0 && next() < 0.9) await system.store.events.accept(events.splice(0, 1));
      ringing.push(ring(learner));
    }
    for (const events of left) if (events.length > 0) await system.store.events.accept(events.splice(0));
    await Promise.all([...ringing, ...[...sessions.keys()].map(ring)]);
    await system.settled();
    await expectEverythingRight(system.store, sessions);
    expectPaidOnce(judge.answers);
    expect(judge.answers.size).toBe(10 * 2 * 2);
    await system.stop();
  },
);

test(
  'a cache of two workflows, so that every activation replays: the same result',
  { timeout: 120_000 },
  async () => {
    const judge = createTestJudge();
    const system = await startSystem({ judge, maxCachedWorkflows: 2, policy: { verdictWait: '200ms' } });
    const sessions = sessionsOf(6, 20);
    for (let at = 0; at < 20; at += 5) {
      for (const events of sessions.values()) await system.post(events.slice(at, at + 5));
    }
    await system.settled();
    await expectEverythingRight(system.store, sessions);
    expectPaidOnce(judge.answers);
    await system.stop();
  },
);
