import { Runtime, Worker, type NativeConnection } from '@temporalio/worker';
import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import { createActivities, type ActivityDependencies } from '../activities/activities.ts';
import type { Store } from '../store/store.ts';
import { connectWorker } from './connect-worker.ts';
import { judgeQueue, learnerQueue } from '../workflows/ids.ts';
import { createRinger, type Ringer } from './ringer.ts';
import { requirePostgres } from './require-postgres.ts';
import { startSweeper } from './sweeper.ts';
import type { TemporalOptions } from './temporal-connection.ts';
import { createUnwatchedWorker } from './unwatched-worker.ts';
import { workflowBundle } from './workflow-bundle.ts';

/** The store slices that the activities and the sweeper use. */
export type WorkerDependencies = Pick<ActivityDependencies, 'store' | 'judge' | 'threads'> & {
  store: Pick<Store, 'database' | 'epoch' | 'size' | 'wakes' | 'maintain'>;
};

export type WorkerOptions = {
  temporal: TemporalOptions;
  client: Client;
  logger: Logger;
  /** Cache folder for the workflow bundle. */
  cacheDir: string;
  sweepAfterMs: number;
  /** Judge calls that this worker runs at the same time. */
  judgeConcurrency?: number;
  /** File with fitted weights for the offline judge. */
  judgeWeights?: string | undefined;
  /** Memory that the process should stay below, in bytes; by default that of its container or machine. */
  memoryLimit?: number | undefined;
  /** Cached workflows; 0 replays every activation, for replay tests. */
  maxCachedWorkflows?: number;
  hooks?: Pick<ActivityDependencies, 'onAwarded' | 'onVerdict'>;
};

const JUDGE_CONCURRENCY = 8;

/** Silences the SDK's console logging: our metrics and workflow failures cover it. */
function installRuntime(logger: Logger): void {
  try {
    Runtime.install({
      logger: {
        log: () => undefined,
        trace: () => undefined,
        debug: () => undefined,
        info: () => undefined,
        warn: (message) => logger.debug({ sdk: message }, 'temporal'),
        error: (message) => logger.warn({ sdk: message }, 'temporal'),
      },
      // Without forwarding, the native core logs hundreds of lines to the console during a Temporal outage.
      telemetryOptions: { logging: { forward: {}, filter: { core: 'WARN', other: 'ERROR' } } },
      shutdownSignals: [],
    });
  } catch {
    // Already installed: one process may start several workers.
  }
}

/** Ends a worker, whether it has run or not. */
async function end(worker: Worker): Promise<void> {
  // Only running releases what a worker holds.
  const run = worker.getState() === 'INITIALIZED' ? worker.run() : undefined;
  if (worker.getState() === 'RUNNING') worker.shutdown();
  await run;
}

/** Creates the workers for learners and for judge calls. Rejects without leaving anything open. */
async function createWorkers(
  { store, judge, threads }: WorkerDependencies,
  options: WorkerOptions,
  ringer: Ringer,
): Promise<{ workers: Worker[]; connection: NativeConnection }> {
  const { temporal, logger, hooks } = options;
  const epoch = await store.epoch();
  const onVerdict: ActivityDependencies['onVerdict'] = (verdict, at) => {
    if (verdict.unscored !== null)
      logger.warn({ code: verdict.unscored, judge: verdict.judge.name, ...at }, 'completion is unscored');
    hooks?.onVerdict?.(verdict, at);
  };
  const activities = createActivities({ store, judge, threads, ring: ringer.ring, ...hooks, onVerdict });
  const bundle = await workflowBundle(options.cacheDir);
  const connection = await connectWorker(temporal);
  const { namespace } = temporal;
  const common = { connection, namespace, activities, shutdownGraceTime: '5 seconds' } as const;
  const workers: Worker[] = [];
  try {
    workers.push(
      await createUnwatchedWorker({
        ...common,
        taskQueue: learnerQueue(epoch),
        workflowBundle: bundle,
        workflowFailureErrorTypes: { '*': ['Error'] },
        // A workflow task that awards holds its slot until the award is done, and must be done within ten seconds: so no
        // more are taken than there are connections for awards. The others wait in Temporal.
        maxConcurrentLocalActivityExecutions: store.size,
        maxConcurrentWorkflowTaskExecutions: store.size,
        // Short calibration steps, and awards during an outage.
        maxConcurrentActivityTaskExecutions: store.size,
        ...(options.maxCachedWorkflows === undefined
          ? {}
          : { maxCachedWorkflows: options.maxCachedWorkflows }),
      }),
    );
    workers.push(
      await Worker.create({
        ...common,
        taskQueue: judgeQueue(epoch),
        maxConcurrentActivityTaskExecutions: options.judgeConcurrency ?? JUDGE_CONCURRENCY,
      }),
    );
    return { workers, connection };
  } catch (error) {
    await Promise.allSettled(workers.map(end));
    await connection.close();
    throw error;
  }
}

/**
 * Runs the learner workflows, the calibration steps and a sweeper until `stop`, which waits for running tasks.
 * `failed` settles when a worker ends unexpectedly; the caller decides whether to restart it. Leaves nothing
 * open if it rejects.
 */
export async function startWorker(
  dependencies: WorkerDependencies,
  options: WorkerOptions,
): Promise<{ stop(): Promise<void>; failed: Promise<unknown> }> {
  const { store } = dependencies;
  const { client, logger, sweepAfterMs } = options;
  await requirePostgres(store, logger);
  installRuntime(logger);
  const ringer = createRinger(client, await store.epoch(), store.wakes.awaitingAward);
  const { workers, connection } = await createWorkers(dependencies, options, ringer);
  const running = workers.map((worker) => worker.run());
  const sweeper = startSweeper({ store, ringer, logger }, Math.max(100, sweepAfterMs / 4));
  return {
    failed: Promise.race(running),
    async stop() {
      await sweeper.stop();
      await Promise.all(workers.map(end));
      await Promise.allSettled(running);
      await connection.close();
    },
  };
}
