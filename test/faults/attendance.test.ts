import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { IncomingEvent } from '../../src/store/events/incoming-event.ts';
import { learnerWorkflowId } from '../../src/workflows/ids.ts';
import { eventOf } from '../support/open-store.ts';
import { startSystem, type System } from '../support/system.ts';
import { createTestJudge } from '../support/test-judge.ts';
import { until } from '../support/until.ts';
import { expectEverythingRight } from './expect-everything-right.ts';
import { sessionsOf } from './session.ts';
import { startProcess } from './start-process.ts';

type Worker = Awaited<ReturnType<typeof startProcess>>;

let system: System;
beforeAll(async () => {
  // No sweeps within the test: what is lost with a worker is found by hints and rings alone.
  const options = { worker: false, sweepAfterMs: 3_600_000, policy: { verdictWait: '100ms' } };
  system = await startSystem({ judge: createTestJudge(), ...options });
});
afterAll(() => system.stop());

function startWorker(): Promise<Worker> {
  const { url: databaseUrl, temporalAddress, sweepAfterMs } = system;
  return startProcess({ databaseUrl, temporalAddress, sweepAfterMs, bundleDir: inject('bundleDir') });
}

async function attendedBy(learner: string): Promise<string | null> {
  const { rows } = await system.store.database.query('SELECT attended_by FROM learners WHERE id = $1', [
    learner,
  ]);
  return rows[0]?.attended_by ?? null;
}

/** Sends events one after the other, each after the award of the one before, as people send them. */
async function sendAlone(events: IncomingEvent[]): Promise<void> {
  for (const event of events) {
    await system.post([event]);
    await until(async () => (await system.store.wakes.awaiting([event.learner])).length === 0);
  }
}

const turns = (learner: string, count: number) => Array.from({ length: count }, () => eventOf(learner));

/** An attended learner with three events. */
async function attend(learner: string): Promise<IncomingEvent[]> {
  const events = turns(learner, 3);
  await sendAlone(events);
  await until(async () => (await attendedBy(learner)) !== null);
  return events;
}

async function historyOf(learner: string): Promise<number> {
  const handle = system.client.workflow.getHandle(learnerWorkflowId(system.epoch, learner));
  return (await handle.describe()).historyLength;
}

test('events of an attended learner are awarded without a call to Temporal', async () => {
  const worker = await startWorker();
  const before = await attend('ada');
  const length = await historyOf('ada');
  const after = turns('ada', 10);
  await sendAlone(after);
  expect(await historyOf('ada')).toBe(length);
  await expectEverythingRight(system.store, new Map([['ada', [...before, ...after]]]));
  await worker.kill();
});

test('a worker that is killed: another one attends, and each event is awarded once', async () => {
  const worker = await startWorker();
  const events = await attend('bo');
  const first = await attendedBy('bo');
  await worker.kill();
  const second = await startWorker();
  const more = turns('bo', 4);
  await sendAlone(more);
  await until(async () => ![null, first].includes(await attendedBy('bo')));
  await expectEverythingRight(system.store, new Map([['bo', [...events, ...more]]]));
  await second.kill();
});

test('a worker that stops hands its learners over, and an erase ends an attendance', async () => {
  await system.startWorkerAgain();
  const events = await attend('cy');
  await attend('dee');
  await system.store.learners.erase('dee');
  expect(await attendedBy('dee')).toBeNull();
  await system.stopWorker();
  expect(await attendedBy('cy')).toBeNull();
  const worker = await startWorker();
  const more = turns('cy', 3);
  await sendAlone(more);
  await expectEverythingRight(system.store, new Map([['cy', [...events, ...more]]]));
  expect(await system.store.ledger.verify('dee')).toMatchObject({ intact: true });
  await worker.kill();
});

test('sessions with completions while workers die: everything is awarded and judged once', async () => {
  const workers = [await startWorker(), await startWorker()];
  const sessions = sessionsOf(8, 24, 8);
  let sent = 0;
  const sending = Promise.all(
    [...sessions.values()].map(async (events) => {
      for (const event of events) {
        await sendAlone([event]);
        sent += 1;
      }
    }),
  );
  for (const killAt of [50, 110]) {
    await until(() => sent >= killAt, 300_000);
    await workers.shift()!.kill();
    workers.push(await startWorker());
  }
  await sending;
  await system.settled(300_000);
  await expectEverythingRight(system.store, sessions);
  await Promise.all(workers.map((worker) => worker.kill()));
}, 600_000);
