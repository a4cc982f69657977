import { setTimeout as sleep } from 'node:timers/promises';
import pLimit from 'p-limit';
import type { Logger } from 'pino';
import type { Store } from '../store/store.ts';
import type { Ringer } from './ringer.ts';

/** Learners rung per batch, to limit how many workflows start at once. */
const BATCH = 100;
const AT_ONCE = 8;
const MAINTAIN_MS = 3_600_000;

/**
 * Rings learners with overdue work. Any number of sweepers may run: each due learner is claimed by one of them.
 * `stop` waits for the current sweep.
 */
export function startSweeper(
  { store, ringer, logger }: { store: Pick<Store, 'maintain' | 'wakes'>; ringer: Ringer; logger: Logger },
  everyMs: number,
): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;
  let maintainedAt = 0;
  /** On a busy Temporal, a hundred parallel calls would all miss their deadline, in every sweep. */
  const limit = pLimit(AT_ONCE);

  async function sweep(): Promise<void> {
    if (Date.now() - maintainedAt > MAINTAIN_MS) {
      await store.maintain();
      maintainedAt = Date.now();
    }
    for (;;) {
      const due = await store.wakes.claimDue(BATCH);
      await limit.map(due, (learner) => ringer.ring(learner).catch(() => undefined));
      if (due.length < BATCH || signal.aborted) return;
    }
  }

  async function loop(): Promise<void> {
    while (!signal.aborted) {
      await sweep().catch((error: Error) =>
        logger.warn({ code: (error as { code?: string }).code }, 'sweep failed'),
      );
      await sleep(everyMs, undefined, { signal, ref: false }).catch(() => undefined);
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
