import { pino } from 'pino';
import { selectJudge } from '../../src/judge/select-judge.ts';
import { createRinger } from '../../src/services/ringer.ts';
import { createTemporalClient } from '../../src/services/temporal-connection.ts';
import { startWorker } from '../../src/services/worker.ts';
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
  const ringer = createRinger(client, epoch, store.wakes.awaiting);
  const awarded = createCounter();
  const start = () =>
    startWorker(
      { store, judge: selectJudge({}) },
      {
        temporal,
        client,
        logger,
        cacheDir: servers.cacheDir,
        sweepAfterMs,
        hooks: { onAwarded: (_learner, events) => awarded.add(events.length) },
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
      ringer.ringSoon((await store.events.accept(events)).ring);
    },
    async stopWorker(): Promise<void> {
      if (works) await worker.stop();
      works = false;
    },
    async startWorker(): Promise<void> {
      worker = await start();
      works = true;
    },
    async stop(): Promise<void> {
      if (works) await worker.stop();
      await client.connection.close();
      await store.close();
    },
  };
}
