import { errorFields } from '../../http/problems/error-fields.ts';
import { repeatUntil } from '../repeat-until.ts';
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

  const running = repeatUntil(signal, () => follower.follow(signal), {
    everyMs: tickMs,
    onFailure: (error, isFirst) => {
      if (isFirst) options.logger.warn(errorFields(error), 'rules for credentials not applied');
    },
  });
  return {
    async stop() {
      stopping.abort();
      await running;
      await follower.release().catch(() => undefined);
    },
  };
}
