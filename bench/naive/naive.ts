import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, NativeConnection, Worker } from '@temporalio/worker';
import { createTemporalClient } from '../../src/services/temporal-connection.ts';
import type { IncomingEvent } from '../../src/store/events/incoming-event.ts';
import { createPool } from '../../src/store/database.ts';
import { createStore } from '../../src/store/store.ts';
import { createCounter } from '../machine/counter.ts';
import { createNaiveActivities } from './activities.ts';

const QUEUE = 'naive';
const WORKFLOWS = fileURLToPath(new URL('workflows.ts', import.meta.url));

export type NaiveKind = 'normalLearner' | 'localLearner' | 'bareLearner' | 'emptyLearner';

/** These do not read the event. */
const IGNORES: ReadonlySet<NaiveKind> = new Set(['bareLearner', 'emptyLearner']);
export type Naive = Awaited<ReturnType<typeof startNaive>>;

const noop = (): void => undefined;
const quiet = { log: noop, trace: noop, debug: noop, info: noop, warn: noop, error: noop };

/** The table of the bare learner, created by the owner because the product's role may not. */
async function createBareTable(url: string): Promise<void> {
  const owner = createPool(url, { size: 1, owner: true });
  await owner.query(`CREATE TABLE bare (no bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, who text, at timestamptz);
                     GRANT INSERT ON bare TO PUBLIC`);
  await owner.end();
}

/** The baseline, with a worker of the same size as ours. */
export async function startNaive({
  databaseUrl,
  temporalAddress,
}: {
  databaseUrl: string;
  temporalAddress: string;
}) {
  const store = createStore({ url: databaseUrl });
  await createBareTable(databaseUrl);
  const awarded = createCounter();
  const client = createTemporalClient({ address: temporalAddress, namespace: 'default' });
  const connection = await NativeConnection.connect({ address: temporalAddress });
  const worker = await Worker.create({
    connection,
    taskQueue: QUEUE,
    workflowBundle: await bundleWorkflowCode({ workflowsPath: WORKFLOWS, logger: quiet }),
    activities: createNaiveActivities(store.database, (awards) => awarded.add(awards)),
    maxConcurrentActivityTaskExecutions: store.size,
    maxConcurrentLocalActivityExecutions: store.size,
    maxConcurrentWorkflowTaskExecutions: 4 * store.size,
  });
  const running = worker.run();
  return {
    store,
    awarded,
    /** Sends one signal per event, with the event as payload. */
    async signal(kind: NaiveKind, event: IncomingEvent): Promise<void> {
      await client.workflow.signalWithStart(kind, {
        workflowId: `naive/${kind}/${event.learner}`,
        taskQueue: QUEUE,
        signal: 'event',
        ...(IGNORES.has(kind) ? {} : { signalArgs: [event] }),
      });
    },
    /** Ends the workflows of these learners, so that they do not slow the next row. */
    async forget(kind: NaiveKind, learners: readonly string[]): Promise<void> {
      for (const learner of learners) await client.workflow.getHandle(`naive/${kind}/${learner}`).terminate();
    },
    async stop(): Promise<void> {
      worker.shutdown();
      await running;
      await connection.close();
      await client.connection.close();
      await store.close();
    },
  };
}
