import { Runtime, Worker } from '@temporalio/worker';
import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import { createActivities, type ActivityDependencies } from '../activities/activities.ts';
import type { Store } from '../store/store.ts';
import { connectWorker } from './connect-worker.ts';
import { judgeQueue, learnerQueue } from '../workflows/ids.ts';
import { createRinger } from './ringer.ts';
import { startSweeper } from './sweeper.ts';
import type { TemporalOptions } from './temporal-connection.ts';
import { UnwatchedWorker } from './unwatched-worker.ts';
import { workflowBundle } from './workflow-bundle.ts';

/** The store slices that the activities and the sweeper use. */
export type WorkerDependencies = Pick<ActivityDependencies, 'store' | 'judge' | 'threads'> & {
  store: Pick<Store, 'epoch' | 'size' | 'wakes' | 'maintain'>;
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

/**
 * Runs the learner workflows, the calibration steps and a sweeper until `stop`, which waits for running tasks.
 * `failed` settles when a worker ends unexpectedly; the caller decides whether to restart it.
 */
export async function startWorker(
  { store, judge, threads }: WorkerDependencies,
  options: WorkerOptions,
): Promise<{ stop(): Promise<void>; failed: Promise<unknown> }> {
  const { temporal, client, logger, cacheDir, sweepAfterMs, hooks } = options;
  installRuntime(logger);
  const epoch = await store.epoch();
  const ringer = createRinger(client, epoch);
  const onVerdict: ActivityDependencies['onVerdict'] = (verdict, at) => {
    if (verdict.unscored !== null)
      logger.warn({ code: verdict.unscored, judge: verdict.judge.name, ...at }, 'completion is unscored');
    hooks?.onVerdict?.(verdict, at);
  };
  const activities = createActivities({ store, judge, threads, ring: ringer.ring, ...hooks, onVerdict });
  const connection = await connectWorker(temporal);
  const common = {
    connection,
    namespace: temporal.namespace,
    activities,
    shutdownGraceTime: '5 seconds',
  } as const;
  const learners = await UnwatchedWorker.create({
    ...common,
    taskQueue: learnerQueue(epoch),
    workflowBundle: await workflowBundle(cacheDir),
    workflowFailureErrorTypes: { '*': ['Error'] },
    // Each award needs a connection: one local slot per pooled connection, and up to four times as many workflow slots.
    maxConcurrentLocalActivityExecutions: store.size,
    maxConcurrentWorkflowTaskExecutions: 4 * store.size,
    // Short calibration steps, and awards during an outage.
    maxConcurrentActivityTaskExecutions: 2 * store.size,
    ...(options.maxCachedWorkflows === undefined ? {} : { maxCachedWorkflows: options.maxCachedWorkflows }),
  });
  const steps = await Worker.create({
    ...common,
    taskQueue: judgeQueue(epoch),
    maxConcurrentActivityTaskExecutions: options.judgeConcurrency ?? JUDGE_CONCURRENCY,
  });
  const running = [learners.run(), steps.run()];
  const sweeper = startSweeper({ store, ringer, logger }, Math.max(100, sweepAfterMs / 4));
  return {
    failed: Promise.race(running),
    async stop() {
      await sweeper.stop();
      for (const worker of [learners, steps]) if (worker.getState() === 'RUNNING') worker.shutdown();
      await Promise.allSettled(running);
      await connection.close();
    },
  };
}
