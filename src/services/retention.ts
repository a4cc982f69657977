import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { errorFields } from '../http/problems/error-fields.ts';
import type { Store } from '../store/store.ts';

const LOOK_MS = 3_600_000;

/** Removes texts past the policy's retention, once a day over all processes. `stop` waits for the running learner. */
export function startRetention(
  { retention }: Pick<Store, 'retention'>,
  logger: Logger,
): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;

  async function loop(): Promise<void> {
    while (!signal.aborted) {
      await retention.runDaily(signal).then(
        (removed) => removed && logger.info(removed, 'texts past their retention removed'),
        (error: Error) => logger.warn(errorFields(error), 'removing texts past their retention failed'),
      );
      await sleep(LOOK_MS, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  const running = loop();
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
