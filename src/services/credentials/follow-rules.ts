import { setTimeout as sleep } from 'node:timers/promises';
import { errorFields } from '../../http/problems/error-fields.ts';
import { createRulesFollower, type FollowOptions } from './rules-follower.ts';

const TICK_MS = 1000;

/**
 * Applies the policies’ rules for credentials to every learner that changes, from `changes`, until `stop`. One worker
 * follows for all; what another one did twice after a crash is refused by the database. Without rules it only keeps up.
 */
export function startCredentialRules({ tickMs = TICK_MS, ...options }: FollowOptions & { tickMs?: number }): {
  stop(): Promise<void>;
} {
  const stopping = new AbortController();
  const { signal } = stopping;
  const follower = createRulesFollower(options);

  async function loop(): Promise<void> {
    let isFailing = false;
    while (!signal.aborted) {
      const error = await follower.follow(signal).then(
        () => null,
        (error: Error) => error,
      );
      // Once for an outage, whose cause another line says.
      if (error && !isFailing) options.logger.warn(errorFields(error), 'rules for credentials not applied');
      isFailing = error !== null;
      await sleep(tickMs, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  const running = loop();
  return {
    async stop() {
      stopping.abort();
      await running;
      await follower.release().catch(() => undefined);
    },
  };
}
