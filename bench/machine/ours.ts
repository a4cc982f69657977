import { pino } from 'pino';
import { selectJudge } from '../../src/judge/select-judge.ts';
import { createRinger } from '../../src/services/ringer.ts';
import { createTemporalClient } from '../../src/services/temporal-connection.ts';
import { startWorker, type WorkerOptions } from '../../src/services/worker.ts';
import type { IncomingEvent } from '../../src/store/events/incoming-event.ts';
import { createStore } from '../../src/store/store.ts';
import { learnerWorkflowId } from '../../src/workflows/ids.ts';
import { createCounter } from './counter.ts';

const logger = pino({ level: 'silent' });

export type Ours = Awaited<ReturnType<typeof startOurs>>;

/** The product in one process without HTTP: store, worker with sweeper, and ringer. */
export async function startOurs(servers: { databaseUrl: string; temporalAddress: string; cacheDir: string }) {
  const sweepAfterMs = 10_000;
  const store = createStore({ url: servers.databaseUrl, sweepAfterMs });
  const temporal = { address: servers.temporalAddress, namespace: 'default' };
  const client = createTemporalClient(temporal);
  const epoch = await store.epoch();
  const ringer = createRinger(client, epoch, store.wakes.awaiting, undefined, store.attendance);
  const awarded = createCounter();
  const start = (more: Partial<WorkerOptions> = {}) =>
    startWorker(
      { store, judge: selectJudge({}) },
      {
        temporal,
        client,
        logger,
        cacheDir: servers.cacheDir,
        sweepAfterMs,
        hooks: { onAwarded: (learner, events) => awarded.add(events.length, learner) },
        ...more,
      },
    );
  let worker = await start();
  let works = true;
  return {
    store,
    ringer,
    awarded,
    /** Events in the history of a learner's current workflow run. */
    async historyLength(learner: string): Promise<number> {
      return (await client.workflow.getHandle(learnerWorkflowId(epoch, learner)).describe()).historyLength;
    },
    /** Does what the API does with events: store, reply, ring. */
    async post(events: IncomingEvent[]): Promise<void> {
      const { ring, attendedBy } = await store.events.accept(events);
      ringer.ringSoon(ring, attendedBy);
    },
    async stopWorker(): Promise<void> {
      if (works) await worker.stop();
      works = false;
    },
    async startWorker(more: Partial<WorkerOptions> = {}): Promise<void> {
      worker = await start(more);
      works = true;
    },
    async stop(): Promise<void> {
      if (works) await worker.stop();
      await client.connection.close();
      await store.close();
    },
  };
}
