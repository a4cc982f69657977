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
  { store, ringer, logger }: { store: Store; ringer: Ringer; logger: Logger },
  everyMs: number,
): { stop(): Promise<void> } {
  let stopped = false;
  let maintainedAt = 0;
  let wake: () => void = () => undefined;

  /** A few at a time: a hundred at once on a busy Temporal all miss their deadline together, and again at every look. */
  async function ringAll(learners: readonly string[]): Promise<void> {
    const rest = learners.values();
    const lane = async (): Promise<void> => {
      for (const learner of rest) await ringer.ring(learner).catch(() => undefined);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
  }

  async function look(): Promise<void> {
    if (Date.now() - maintainedAt > MAINTAIN_MS) {
      await store.maintain();
      maintainedAt = Date.now();
    }
    for (;;) {
      const due = await store.claimDueWakes(BATCH);
      await ringAll(due);
      if (due.length < BATCH || stopped) return;
    }
  }

  async function loop(): Promise<void> {
    while (!stopped) {
      await look().catch((error: Error) =>
        logger.warn({ code: (error as { code?: string }).code }, 'sweep failed'),
      );
      await new Promise<void>((resolve) => {
        wake = resolve;
        setTimeout(resolve, everyMs).unref();
      });
    }
  }

  const running = loop();
  return {
    async stop() {
      stopped = true;
      wake();
      await running;
    },
  };
}
