import { pino } from 'pino';
import { inject } from 'vitest';
import type { PolicyBody } from '../../src/core/policy.ts';
import type { Judge } from '../../src/judge/judge.ts';
import { createRinger } from '../../src/services/ringer.ts';
import { runWorker } from '../../src/services/run-worker.ts';
import { createTemporalClient } from '../../src/services/temporal-connection.ts';
import type { WorkerOptions } from '../../src/services/worker.ts';
import type { IncomingEvent } from '../../src/store/events/incoming-event.ts';
import { createStore } from '../../src/store/store.ts';
import { createDatabase } from './database.ts';

const logger = pino({ level: 'silent' });

export type System = Awaited<ReturnType<typeof startSystem>>;

export type SystemOptions = {
  judge: Judge;
  sweepAfterMs?: number;
  temporalAddress?: string;
  databaseUrl?: string;
  /** Changes to the shipped policy, such as a short wait for verdicts. */
  policy?: Partial<PolicyBody>;
  /** Without a worker: one is started later, or runs in another process. */
  worker?: boolean;
} & Pick<WorkerOptions, 'maxCachedWorkflows' | 'hooks' | 'judgeConcurrency' | 'attendForMs' | 'issuerSecret'>;

/** Touchstone without HTTP: a new database, a worker, and the rings of intake. */
export async function startSystem({
  judge,
  sweepAfterMs = 500,
  temporalAddress = inject('temporalAddress'),
  databaseUrl,
  policy,
  worker: withWorker = true,
  ...options
}: SystemOptions) {
  const database = databaseUrl ? { url: databaseUrl, drop: async () => undefined } : await createDatabase();
  const store = createStore({ url: database.url, sweepAfterMs, size: 10 });
  if (policy) {
    const { version, ...shipped } = await store.policies.active();
    await store.policies.put(version, { ...shipped, ...policy });
  }
  const temporal = { address: temporalAddress, namespace: 'default' };
  const client = createTemporalClient(temporal);
  const cacheDir = inject('bundleDir');
  const epoch = await store.epoch();
  const ringer = createRinger(client, epoch, store.wakes, undefined, store.attendance);
  async function start() {
    const worker = runWorker(
      { store, judge },
      { temporal, client, logger, cacheDir, sweepAfterMs, ...options },
    );
    await worker.ready;
    return worker;
  }
  let worker = withWorker ? await start() : undefined;
  return {
    store,
    client,
    epoch,
    url: database.url,
    temporalAddress,
    sweepAfterMs,
    ringer,
    /** Accepts events and rings, as the HTTP edge does. */
    async post(events: IncomingEvent[]) {
      const accepted = await store.events.accept(events);
      ringer.ringSoon(accepted.ring, accepted.attendedBy);
      return accepted.results;
    },
    async restartWorker() {
      await worker?.stop();
      worker = await start();
    },
    async stopWorker() {
      await worker?.stop();
      worker = undefined;
    },
    async startWorkerAgain() {
      worker = await start();
    },
    /** Waits until no learner has pending work. */
    async settled(timeoutMs = 60_000) {
      const end = Date.now() + timeoutMs;
      for (;;) {
        const waiting = await store.wakes.waiting().catch(() => ({ learners: -1 }));
        if (waiting.learners === 0) return;
        if (Date.now() > end)
          throw new Error(`work is still pending after ${timeoutMs} ms: ${JSON.stringify(waiting)}`);
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
    },
    async stop() {
      await worker?.stop();
      await client.connection.close();
      await store.close();
      await database.drop();
    },
  };
}
