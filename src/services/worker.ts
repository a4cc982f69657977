import { randomUUID } from 'node:crypto';
import { Worker, type NativeConnection } from '@temporalio/worker';
import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import { createActivities, type Activities, type ActivityDependencies } from '../activities/activities.ts';
import { createAttendance } from '../activities/attendance.ts';
import { awardOnce } from '../activities/award-once.ts';
import type { Metrics } from '../http/operations/metrics.ts';
import type { Store } from '../store/store.ts';
import { REPORT_MS } from '../store/workers/alive.ts';
import { connectWorker } from './connect-worker.ts';
import { attendanceQueue, judgeQueue, learnerQueue } from '../workflows/ids.ts';
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
export type WorkerDependencies = Pick<ActivityDependencies, 'store' | 'judge' | 'tenantJudge' | 'threads'> & {
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
    | 'reviews'
    | 'webhooks'
    | 'changes'
    | 'roles'
    | 'learners'
    | 'ledger'
    | 'calibrations'
  >;
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
  /** How long a learner is attended after an event; 0 attends nobody. */
  attendForMs?: number;
  /** Most learners attended at once. */
  attendAtMost?: number;
  /** Whether webhooks may be on private addresses. */
  webhookPrivate?: boolean;
  /** Memory that the process should stay below, in bytes; by default that of its container or machine. */
  memoryLimit?: number | undefined;
  /** Cached workflows; 0 replays every activation, for replay tests. */
  maxCachedWorkflows?: number;
  hooks?: Pick<ActivityDependencies, 'onAwarded' | 'onVerdict'>;
  /** Counts the work of this worker; also exports the metrics of the SDK. */
  metrics?: Metrics | undefined;
};

const JUDGE_CONCURRENCY = 8;
const ATTEND_FOR_MS = 60_000;
const ATTEND_AT_MOST = 2000;

/** Ends a worker, whether it has run or not. */
async function end(worker: Worker): Promise<void> {
  // Only running releases what a worker holds.
  const run = worker.getState() === 'INITIALIZED' ? worker.run() : undefined;
  if (worker.getState() === 'RUNNING') worker.shutdown();
  await run;
}

/** The activities, and the learners that this process attends under the name `worker`. */
function activitiesOf(
  { store, judge, tenantJudge, threads }: WorkerDependencies,
  options: WorkerOptions,
  { ring }: Ringer,
  worker: string,
) {
  const { logger, metrics, attendForMs = ATTEND_FOR_MS, attendAtMost = ATTEND_AT_MOST } = options;
  const hooks = togetherHooks(workLog(logger), metrics, options.hooks);
  const onOfflineCall = metrics?.onOfflineCall;
  const attendance = createAttendance({
    store,
    worker,
    ring,
    forMs: attendForMs,
    atMost: attendAtMost,
    awardsAtOnce: slotsOf(store.size).awardsOfAttended,
    // A completion ends the attendance, so there is never one whose wait ran out.
    award: async (learner) => (await awardOnce({ store, ...hooks }, learner, 0)).pending,
  });
  const activities = createActivities({
    store,
    judge,
    tenantJudge,
    threads,
    ring,
    attendance,
    ...hooks,
    ...(onOfflineCall && { onOfflineCall }),
  });
  return { attendance, activities };
}

/** Creates the workers for learners, their attendance and judge calls. Rejects without leaving anything open. */
async function createWorkers(
  { store }: Pick<WorkerDependencies, 'store'>,
  options: WorkerOptions,
  activities: Activities,
): Promise<{ workers: Worker[]; connection: NativeConnection }> {
  const { temporal } = options;
  const epoch = await store.epoch();
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

/** Reports to the database while the workers run, so that other processes know. Failures are seen there as a silence. */
function reportRunning(
  { workers: reports }: Pick<Store, 'workers'>,
  id: string,
  workers: Worker[],
  onReport: () => void,
) {
  const report = async () => {
    onReport();
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
  const id = randomUUID();
  const { attendance, activities } = activitiesOf(dependencies, options, ringer, id);
  const { workers, connection } = await createWorkers(dependencies, options, activities);
  const hearing = store.attendance.hear(id, {
    hint: attendance.hint,
    open: () => void attendance.lookAgain().catch(() => undefined),
  });
  const running = workers.map((worker) => worker.run());
  const sweeper = startSweeper({ store, ringer, logger, metrics }, Math.max(100, sweepAfterMs / 4));
  const reports = reportRunning(store, id, workers, () => metrics?.attended.set(attendance.size()));
  return {
    failed: Promise.race(running),
    async stop() {
      // First, since nobody else awards the events of attended learners without a ring.
      await attendance.stop();
      await reports.stop();
      await hearing.stop();
      await sweeper.stop();
      await Promise.all(workers.map(end));
      await Promise.allSettled(running);
      await connection.close();
    },
  };
}
