import { setTimeout as sleep } from 'node:timers/promises';
import pLimit from 'p-limit';
import type { Logger } from 'pino';
import type { Store } from '../store/store.ts';
import type { Ringer } from './ringer.ts';

/** Learners rung in one look: as many as the workflows can start without a storm. */
const BATCH = 100;
const AT_ONCE = 8;
const MAINTAIN_MS = 3_600_000;

/**
 * Rings learners for whom something is owed and overdue. Any number of sweepers may run: each due learner is taken by
 * one of them. `stop` ends after the look under way.
 */
export function startSweeper(
  { store, ringer, logger }: { store: Pick<Store, 'maintain' | 'wakes'>; ringer: Ringer; logger: Logger },
  everyMs: number,
): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;
  let maintainedAt = 0;
  /** A few at a time: a hundred at once on a busy Temporal all miss their deadline together, and again at every look. */
  const limit = pLimit(AT_ONCE);

  async function look(): Promise<void> {
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
      await look().catch((error: Error) =>
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
