import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { startJudgeThreads } from '../judge/threads/judge-threads.ts';
import { TemporalError } from './require-namespace.ts';
import { startWorker, type WorkerDependencies, type WorkerOptions } from './worker.ts';

const AGAIN_MS = 1000;

/**
 * Runs a worker until `stop`, restarting it if it cannot connect or ends unexpectedly. The judge's CPU work runs in
 * threads that outlive a restart. `ready` settles when the first worker runs.
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
        // If one of its two workers ends, stop the other too: it must not run next to the restarted pair.
        await Promise.race([worker.failed, stopAsked]).finally(() => worker.stop());
      } catch (error) {
        const { name, message } = error as Error;
        const reason = error instanceof TemporalError ? message : name;
        options.logger.warn({ reason }, 'worker failed; restarting');
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
