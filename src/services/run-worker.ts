import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { startJudgeThreads } from '../activities/judge-threads/judge-threads.ts';
import { startDailyRoots } from './credentials/daily-roots.ts';
import { startCredentialRules } from './credentials/follow-rules.ts';
import { keepTrying } from './keep-trying.ts';
import { limitHeaps, memoryLimit, memorySizes } from './memory.ts';
import { startWebhookSender } from './webhooks/sender.ts';
import { startRetention } from './retention.ts';
import { CannotStart, StartProblem } from './start-problem.ts';
import { startWorker, type WorkerDependencies, type WorkerOptions } from './worker.ts';

const AGAIN_MS = 1000;

/** A worker that ran before does not end its process for a problem that may be mended. */
function waitAnyway(error: unknown): never {
  throw error instanceof CannotStart ? new StartProblem(error.message) : error;
}

/** What a worker does beside the learners' workflows, without Temporal. */
function startFollowUps(
  store: WorkerDependencies['store'],
  { logger, metrics, issuerSecret: secret, webhookPrivate: allowsPrivate }: WorkerOptions,
): { stop(): Promise<void> }[] {
  return [
    startRetention(store, logger),
    startWebhookSender({ store, logger, metrics, allowsPrivate }),
    ...(secret
      ? [startDailyRoots({ store, logger, secret }), startCredentialRules({ store, logger, secret })]
      : []),
  ];
}

/**
 * Runs a worker until `stop`, restarting it if it cannot start or ends unexpectedly. The judge's CPU work runs in
 * threads that outlive a restart. `ready` settles when the first worker runs; `onProblem` gets the line of each failed
 * start.
 */
export function runWorker(
  { store, judge, tenantJudge }: WorkerDependencies,
  options: WorkerOptions & { onProblem?: (line: string) => void },
): { ready: Promise<void>; isRunning(): boolean; stop(): Promise<void> } {
  limitHeaps();
  const sizes = memorySizes(memoryLimit(options.memoryLimit));
  const threads = startJudgeThreads({ threads: sizes.judgeThreads, weights: options.judgeWeights });
  const stopping = new AbortController();
  const { signal } = stopping;
  const stopAsked = once(signal, 'abort');
  const first = Promise.withResolvers<void>();
  let isRunning = false;
  let followUps: { stop(): Promise<void> }[] = [];
  const { logger } = options;
  const onProblem = (line: string) => {
    logger.warn(`worker cannot start: ${line}`);
    options.onProblem?.(line);
  };
  async function keep(): Promise<void> {
    for (;;) {
      const worker = await keepTrying(
        () =>
          startWorker(
            { store, judge, tenantJudge, threads },
            { maxCachedWorkflows: sizes.cachedWorkflows, attendAtMost: sizes.attended, ...options },
          ).catch(waitAnyway),
        {
          signal,
          onProblem,
        },
      );
      if (worker === undefined) return;
      first.resolve();
      isRunning = true;
      if (followUps.length === 0) followUps = startFollowUps(store, options);
      logger.info('worker started');
      // If one of its two workers ends, stop the other too: it must not run next to the restarted pair.
      const ended = worker.failed.then(
        () => 'without an error',
        (error: Error) => error.name,
      );
      const reason = await Promise.race([ended, stopAsked]);
      isRunning = false;
      await worker.stop().catch((error: Error) => logger.warn({ reason: error.name }, 'worker did not stop'));
      if (signal.aborted) return;
      logger.warn({ reason }, 'worker ended; restarting');
      await sleep(AGAIN_MS, undefined, { signal }).catch(() => undefined);
    }
  }
  const running = keep();
  return {
    ready: first.promise,
    isRunning: () => isRunning,
    async stop() {
      stopping.abort();
      await running;
      await Promise.all(followUps.map((followUp) => followUp.stop()));
      await threads.close();
    },
  };
}
