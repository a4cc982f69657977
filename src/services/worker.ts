import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { Worker, type NativeConnection } from '@temporalio/worker';
import type { Client } from '@temporalio/client';
import type { Activities } from '../activities/activities.ts';
import type { Store } from '../store/store.ts';
import { connectWorker } from './connect-worker.ts';
import { attendanceQueue, judgeQueue, learnerQueue } from '../workflows/ids.ts';
import { reportRunning } from './report-running.ts';
import { createRinger } from './ringer.ts';
import { requirePostgres } from './require-postgres.ts';
import { slotsOf } from './slots.ts';
import { startSweeper } from './sweeper.ts';
import type { Telemetry } from './telemetry/telemetry.ts';
import type { TemporalOptions } from './temporal-connection.ts';
import { installTemporalRuntime } from './temporal-runtime.ts';
import { createUnwatchedWorker } from './unwatched-worker.ts';
import {
  ATTEND_AT_MOST,
  workerActivities,
  type WorkerActivityDependencies,
  type WorkerActivityOptions,
} from './worker-activities.ts';
import { workflowBundle } from './workflow-bundle.ts';

/** The store slices that the activities and the sweeper use. */
export type WorkerDependencies = WorkerActivityDependencies & {
  store: Pick<
    Store,
    | 'database'
    | 'epoch'
    | 'size'
    | 'wakes'
    | 'workers'
    | 'attendance'
    | 'maintain'
    | 'retention'
    | 'issuer'
    | 'roots'
    | 'credentials'
    | 'policies'
    | 'now'
    | 'reviews'
    | 'webhooks'
    | 'changes'
    | 'roles'
    | 'learners'
    | 'ledger'
    | 'events'
    | 'calibrations'
  >;
};

export type WorkerOptions = WorkerActivityOptions & {
  temporal: TemporalOptions;
  client: Client;
  /** Cache folder for the workflow bundle. */
  cacheDir: string;
  sweepAfterMs: number;
  /** Judge calls that this worker runs at the same time. */
  judgeConcurrency?: number;
  /** File with fitted weights for the offline judge. */
  judgeWeights?: string | undefined;
  /** Whether webhooks may be on private addresses. */
  webhookPrivate?: boolean;
  /** Opens the issuer’s keys, which sign daily roots and the credentials of rules; without it there are none. */
  issuerSecret?: () => string | undefined;
  /** Memory that the process should stay below, in bytes; by default that of its container or machine. */
  memoryLimit?: number | undefined;
  /** Cached workflows; 0 replays every activation, for replay tests. */
  maxCachedWorkflows?: number;
  /** Traces the work of this worker. */
  telemetry?: Telemetry | undefined;
};

const JUDGE_CONCURRENCY = 8;

/** Ends a worker, whether it has run or not. */
async function end(worker: Worker): Promise<void> {
  // Only running releases what a worker holds.
  const run = worker.getState() === 'INITIALIZED' ? worker.run() : undefined;
  if (worker.getState() === 'RUNNING') worker.shutdown();
  await run;
}

/** How long the workflow tasks that the ends of attendances lead to may take to arrive, and altogether. */
const [ARRIVES_MS, TAKES_MS] = [200, 3000];

/**
 * Ends the workers, that of learners last. The end of each attendance leads to a workflow task for the worker that has its
 * workflow cached: if that no longer polled, the task would wait there for ten seconds, and the next events with it.
 */
async function endWorkers(workers: Worker[], running: Promise<void>[]): Promise<void> {
  const [learners, ...others] = workers as [Worker, ...Worker[]];
  const ended = Promise.all(others.map(end)).then(() => Promise.allSettled(running.slice(1)));
  const until = performance.now() + TAKES_MS;
  do await setTimeout(ARRIVES_MS);
  while (learners.getStatus().numInFlightWorkflowActivations > 0 && performance.now() < until);
  await end(learners);
  await ended;
  await Promise.allSettled(running);
}

/** Creates the workers for learners, their attendance and judge calls. Rejects without leaving anything open. */
async function createWorkers(
  { store }: Pick<WorkerDependencies, 'store'>,
  options: WorkerOptions,
  activities: Activities,
): Promise<{ workers: Worker[]; connection: NativeConnection }> {
  const { temporal } = options;
  const epoch = await store.epoch();
  const { telemetry } = options;
  const bundle = await workflowBundle(options.cacheDir, { traced: telemetry !== undefined });
  const connection = await connectWorker(temporal);
  const { namespace } = temporal;
  const common = {
    connection,
    namespace,
    activities,
    shutdownGraceTime: '5 seconds',
    ...telemetry?.worker,
  } as const;
  const workers: Worker[] = [];
  try {
    workers.push(
      await createUnwatchedWorker({
        ...common,
        taskQueue: learnerQueue(epoch),
        workflowBundle: bundle,
        workflowFailureErrorTypes: { '*': ['Error'] },
        ...slotsOf(store.size).learners,
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
    workers.push(
      await Worker.create({
        ...common,
        taskQueue: attendanceQueue(epoch),
        maxConcurrentActivityTaskExecutions: Math.max(1, options.attendAtMost ?? ATTEND_AT_MOST),
        maxConcurrentActivityTaskPolls: 2,
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
  const { client, logger, sweepAfterMs, metrics } = options;
  await requirePostgres(store, logger);
  await installTemporalRuntime(logger, metrics);
  const ringer = createRinger(client, await store.epoch(), store.wakes, metrics?.onRing);
  const id = randomUUID();
  const { attendance, activities } = workerActivities(dependencies, options, ringer, id);
  const { workers, connection } = await createWorkers(dependencies, options, activities);
  const hearing = store.attendance.hear(id, {
    hint: attendance.hint,
    open: () => void attendance.lookAgain().catch(() => undefined),
  });
  const running = workers.map((worker) => worker.run());
  const sweeper = startSweeper({ store, ringer, logger, metrics }, Math.max(100, sweepAfterMs / 4));
  const isRunning = () => workers.every((worker) => worker.getState() === 'RUNNING');
  const reports = reportRunning(store.workers, id, isRunning, () => metrics?.attended.set(attendance.size()));
  return {
    failed: Promise.race(running),
    async stop() {
      // First, since nobody else awards the events of attended learners without a ring.
      await attendance.stop();
      await reports.stop();
      await hearing.stop();
      await sweeper.stop();
      await endWorkers(workers, running);
      await connection.close();
    },
  };
}
