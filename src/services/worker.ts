import { randomUUID } from 'node:crypto';
import { Worker, type NativeConnection } from '@temporalio/worker';
import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import { createActivities, type ActivityDependencies } from '../activities/activities.ts';
import type { Metrics } from '../http/operations/metrics.ts';
import type { Store } from '../store/store.ts';
import { REPORT_MS } from '../store/workers/create-workers.ts';
import { connectWorker } from './connect-worker.ts';
import { judgeQueue, learnerQueue } from '../workflows/ids.ts';
import { createRinger, type Ringer } from './ringer.ts';
import { requirePostgres } from './require-postgres.ts';
import { slotsOf } from './slots.ts';
import { startSweeper } from './sweeper.ts';
import type { TemporalOptions } from './temporal-connection.ts';
import { installTemporalRuntime } from './temporal-runtime.ts';
import { createUnwatchedWorker } from './unwatched-worker.ts';
import { togetherHooks, workLog } from './work-log.ts';
import { workflowBundle } from './workflow-bundle.ts';

/** The store slices that the activities and the sweeper use. */
export type WorkerDependencies = Pick<ActivityDependencies, 'store' | 'judge' | 'threads'> & {
  store: Pick<Store, 'database' | 'epoch' | 'size' | 'wakes' | 'workers' | 'maintain' | 'retention'>;
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
  /** Counts the work of this worker; also exports the metrics of the SDK. */
  metrics?: Metrics | undefined;
};

const JUDGE_CONCURRENCY = 8;

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
  const { temporal, logger, metrics } = options;
  const epoch = await store.epoch();
  const hooks = togetherHooks(workLog(logger), metrics, options.hooks);
  const onOfflineCall = metrics?.onOfflineCall;
  const activities = createActivities({
    store,
    judge,
    threads,
    ring: ringer.ring,
    ...hooks,
    ...(onOfflineCall && { onOfflineCall }),
  });
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
        ...slotsOf(store.size),
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

/** Reports to the database while the workers run, so that other processes know. Failures are seen there as a silence. */
function reportRunning({ workers: reports }: Pick<Store, 'workers'>, workers: Worker[]) {
  const id = randomUUID();
  const report = async () => {
    if (workers.every((worker) => worker.getState() === 'RUNNING'))
      await reports.report(id).catch(() => undefined);
  };
  let last = report();
  const timer = setInterval(() => {
    last = report();
  }, REPORT_MS);
  return {
    async stop(): Promise<void> {
      clearInterval(timer);
      await last;
      await reports.forget(id).catch(() => undefined);
    },
  };
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
  const { client, logger, sweepAfterMs, metrics } = options;
  await requirePostgres(store, logger);
  await installTemporalRuntime(logger, metrics);
  const ringer = createRinger(client, await store.epoch(), store.wakes.awaiting, metrics?.onRing);
  const { workers, connection } = await createWorkers(dependencies, options, ringer);
  const running = workers.map((worker) => worker.run());
  const sweeper = startSweeper({ store, ringer, logger, metrics }, Math.max(100, sweepAfterMs / 4));
  const reports = reportRunning(store, workers);
  return {
    failed: Promise.race(running),
    async stop() {
      await reports.stop();
      await sweeper.stop();
      await Promise.all(workers.map(end));
      await Promise.allSettled(running);
      await connection.close();
    },
  };
}
