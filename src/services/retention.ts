import type { Logger } from 'pino';
import { errorFields } from '../http/problems/error-fields.ts';
import type { Store } from '../store/store.ts';
import { repeatUntil } from './repeat-until.ts';

const LOOK_MS = 3_600_000;

/** Removes texts past the policy's retention, once a day over all processes. `stop` waits for the running learner. */
export function startRetention(
  { retention }: Pick<Store, 'retention'>,
  logger: Logger,
): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;

  async function removeTexts(): Promise<void> {
    const removed = await retention.runDaily(signal);
    if (removed) logger.info(removed, 'texts past their retention removed');
  }

  const running = repeatUntil(signal, removeTexts, {
    everyMs: LOOK_MS,
    onFailure: (error) => logger.warn(errorFields(error), 'removing texts past their retention failed'),
  });
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
