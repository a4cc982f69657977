import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { startJudgeThreads } from '../judge/threads/judge-threads.ts';
import { startWorker, type WorkerDependencies, type WorkerOptions } from './worker.ts';

const AGAIN_MS = 1000;

/**
 * Keeps a worker running until `stop`: one that cannot connect yet, or that ends by itself, is started again. The
 * judge's CPU work is done in threads, which outlive the single worker.
 * `ready` settles when the first one runs.
 */
export function runWorker(
  { store, judge }: WorkerDependencies,
  options: WorkerOptions,
): { ready: Promise<void>; stop(): Promise<void> } {
  const threads = startJudgeThreads({ weights: options.judgeWeights });
  const stopping = new AbortController();
  const { signal } = stopping;
  const stopAsked = once(signal, 'abort');
  const first = Promise.withResolvers<void>();
  async function keep(): Promise<void> {
    while (!signal.aborted) {
      try {
        const worker = await startWorker({ store, judge, threads }, options);
        first.resolve();
        options.logger.info('worker started');
        // One of its two workers may end alone; what is left of it must not run on beside the next.
        await Promise.race([worker.failed, stopAsked]).finally(() => worker.stop());
      } catch (error) {
        options.logger.warn({ reason: (error as Error).name }, 'the worker could not run; it is tried again');
      }
      await sleep(AGAIN_MS, undefined, { signal }).catch(() => undefined);
    }
  }
  const running = keep();
  return {
    ready: first.promise,
    async stop() {
      stopping.abort();
      await running;
      await threads.close();
    },
  };
}
