import { NativeConnection, Runtime, Worker } from '@temporalio/worker';
import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import { createActivities, type ActivityDependencies } from '../activities/activities.ts';
import type { Store } from '../store/store.ts';
import { judgeQueue, learnerQueue } from '../workflows/ids.ts';
import { createRinger } from './ringer.ts';
import { startSweeper } from './sweeper.ts';
import type { TemporalOptions } from './temporal-connection.ts';
import { UnwatchedWorker } from './unwatched-worker.ts';
import { workflowBundle } from './workflow-bundle.ts';

/** What a worker runs on: the slices of its activities and of its sweeper. */
export type WorkerDependencies = Pick<ActivityDependencies, 'store' | 'judge' | 'threads'> & {
  store: Pick<Store, 'epoch' | 'size' | 'wakes' | 'maintain'>;
};

export type WorkerOptions = {
  temporal: TemporalOptions;
  client: Client;
  logger: Logger;
  /** Where built workflow code is kept. */
  cacheDir: string;
  sweepAfterMs: number;
  /** Answers of a judge that this worker waits for at once. */
  judgeConcurrency?: number;
  /** File of the offline judge's own weights. */
  judgeWeights?: string | undefined;
  /** Cold starts of every activation, for tests of replay. */
  maxCachedWorkflows?: number;
  hooks?: Pick<ActivityDependencies, 'onAwarded' | 'onVerdict'>;
};

const JUDGE_CONCURRENCY = 8;

/** Silences the SDK's own console logging; what matters is in our metrics and in the workflows' failures. */
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
      // Otherwise the native part writes to the console by itself, hundreds of lines in an outage of Temporal.
      telemetryOptions: { logging: { forward: {}, filter: { core: 'WARN', other: 'ERROR' } } },
      shutdownSignals: [],
    });
  } catch {
    // Installed before: one process may start several workers.
  }
}

/**
 * Runs the learners' workflows, the heavy path's steps and a sweeper until `stop`, which lets what is under way finish.
 * `failed` settles when a worker ends by itself: the caller decides what follows.
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
      logger.warn({ code: verdict.unscored, judge: verdict.judge.name, ...at }, 'a completion is unscored');
    hooks?.onVerdict?.(verdict, at);
  };
  const activities = createActivities({ store, judge, threads, ring: ringer.ring, ...hooks, onVerdict });
  const { address, namespace, apiKey } = temporal;
  const connection = await NativeConnection.connect({ address, ...(apiKey ? { apiKey, tls: true } : {}) });
  const common = { connection, namespace, activities, shutdownGraceTime: '5 seconds' } as const;
  const learners = await UnwatchedWorker.create({
    ...common,
    taskQueue: learnerQueue(epoch),
    workflowBundle: await workflowBundle(cacheDir),
    workflowFailureErrorTypes: { '*': ['Error'] },
    // Award needs a connection: local slots as many as the pool has, workflow slots at most four times that.
    maxConcurrentLocalActivityExecutions: store.size,
    maxConcurrentWorkflowTaskExecutions: 4 * store.size,
    // The quick steps of calibrations, and awards in an outage.
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
