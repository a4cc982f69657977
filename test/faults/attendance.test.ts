import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
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
  // Sweeps come late: what is lost with a worker is found by hints and rings before.
  const options = { worker: false, sweepAfterMs: 60_000, policy: { verdictWait: '100ms' } };
  system = await startSystem({ judge: createTestJudge(), ...options });
});
afterAll(() => system.stop());

const started: Worker[] = [];
afterEach(() => Promise.all(started.splice(0).map((worker) => worker.kill())));

async function startWorker(): Promise<Worker> {
  const { url: databaseUrl, temporalAddress, sweepAfterMs } = system;
  const options = { databaseUrl, temporalAddress, sweepAfterMs, bundleDir: inject('bundleDir') };
  started.push(await startProcess(options));
  return started.at(-1)!;
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
  await startWorker();
  const before = await attend('ada');
  const length = await historyOf('ada');
  const after = turns('ada', 10);
  await sendAlone(after);
  // The wake that began the attendance may still be ending; ten wakes would be fifty events.
  expect((await historyOf('ada')) - length).toBeLessThan(5);
  await expectEverythingRight(system.store, new Map([['ada', [...before, ...after]]]));
});

test.each(['kill', 'freeze'] as const)(
  '%s of the worker: another one attends, and each event is awarded once',
  async (how) => {
    const worker = await startWorker();
    const events = await attend(how);
    const first = await attendedBy(how);
    await startWorker();
    await worker[how]();
    const more = turns(how, 4);
    const begun = performance.now();
    await sendAlone(more.slice(0, 1));
    // Without signs of life it takes until the sweep; if the server keeps the connection of a frozen worker, over a minute.
    expect(performance.now() - begun).toBeLessThan(30_000);
    await sendAlone(more.slice(1));
    // On a busy machine two events may be too far apart to begin an attendance.
    await until(async () => {
      if (![null, first].includes(await attendedBy(how))) return true;
      more.push(...turns(how, 1));
      await sendAlone(more.slice(-1));
      return false;
    });
    // It still attends, beside the other one.
    worker.thaw();
    const last = turns(how, 2);
    await sendAlone(last);
    await expectEverythingRight(system.store, new Map([[how, [...events, ...more, ...last]]]));
  },
  300_000,
);

test('a worker that stops hands its learners over, and an erase ends an attendance', async () => {
  await system.startWorkerAgain();
  const events = await attend('cy');
  await attend('dee');
  await system.store.learners.erase('dee');
  expect(await attendedBy('dee')).toBeNull();
  await system.stopWorker();
  expect(await attendedBy('cy')).toBeNull();
  await startWorker();
  const more = turns('cy', 3);
  await sendAlone(more);
  await expectEverythingRight(system.store, new Map([['cy', [...events, ...more]]]));
  expect(await system.store.ledger.verify('dee')).toMatchObject({ intact: true });
}, 300_000);

test('a worker that stops leaves no workflow task behind that nobody takes', async () => {
  await system.startWorkerAgain();
  const before = await attend('gil');
  await system.stopWorker();
  await startWorker();
  const after = turns('gil', 1);
  const begun = Date.now();
  await sendAlone(after);
  // Temporal waits ten seconds for the worker that had the workflow in its cache.
  expect(Date.now() - begun).toBeLessThan(7000);
  await expectEverythingRight(system.store, new Map([['gil', [...before, ...after]]]));
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
}, 600_000);
