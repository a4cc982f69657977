import { pino } from 'pino';
import { selectJudge } from '../../src/judge/select-judge.ts';
import { createRinger } from '../../src/services/ringer.ts';
import { createTemporalClient } from '../../src/services/temporal-connection.ts';
import { startWorker, type WorkerDependencies, type WorkerOptions } from '../../src/services/worker.ts';
import type { IncomingEvent } from '../../src/store/events/incoming-event.ts';
import { createStore } from '../../src/store/store.ts';
import { learnerWorkflowId } from '../../src/workflows/ids.ts';
import { createCounter } from './counter.ts';

const logger = pino({ level: 'silent' });

type Judging = Pick<WorkerDependencies, 'judge' | 'threads'>;

export type Ours = Awaited<ReturnType<typeof startOurs>>;

/** The product in one process without HTTP: store, worker with sweeper, and ringer. */
export async function startOurs(servers: { databaseUrl: string; temporalAddress: string; cacheDir: string }) {
  const sweepAfterMs = 10_000;
  const store = createStore({ url: servers.databaseUrl, sweepAfterMs });
  const temporal = { address: servers.temporalAddress, namespace: 'default' };
  const client = createTemporalClient(temporal);
  const epoch = await store.epoch();
  const ringer = createRinger(client, epoch, store.wakes, undefined, store.attendance);
  const [awarded, judged] = [createCounter(), createCounter()];
  const start = (more: Partial<WorkerOptions> = {}, judging: Judging = { judge: selectJudge({}) }) =>
    startWorker(
      { store, ...judging },
      {
        temporal,
        client,
        logger,
        cacheDir: servers.cacheDir,
        sweepAfterMs,
        hooks: {
          onAwarded: (learner, events) => awarded.add(events.length, learner),
          onVerdict: () => judged.add(1),
        },
        ...more,
      },
    );
  let worker = await start();
  let works = true;
  return {
    store,
    ringer,
    awarded,
    judged,
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
    async startWorker(more: Partial<WorkerOptions> = {}, judging?: Judging): Promise<void> {
      if (works) await worker.stop();
      worker = await start(more, judging);
      works = true;
    },
    async stop(): Promise<void> {
      if (works) await worker.stop();
      await client.connection.close();
      await store.close();
    },
  };
}
