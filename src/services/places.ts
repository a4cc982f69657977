import { setTimeout as sleep } from 'node:timers/promises';

/** How often the held learners are looked up, in one statement. */
const LOOK_MS = 100;
/** A learner who is not awarded by then no longer holds a place: the worker may be down, or waits for Postgres. */
const HOLD_MS = 5000;

type Held = { learner: string; until: number; release: () => void };

/**
 * Holds the places of learners who were rung, until their events are awarded. A ring that only waited for Temporal's
 * answer would let requests fill Temporal with more workflow tasks than the workers can do.
 */
export function createPlaces(stillPending: (learners: readonly string[]) => Promise<readonly string[]>) {
  const held = new Set<Held>();
  let looking: Promise<void> | null = null;

  function releaseUnless(keeps: (one: Held) => boolean): void {
    for (const one of held) {
      if (keeps(one)) continue;
      held.delete(one);
      one.release();
    }
  }

  async function look(): Promise<void> {
    while (held.size > 0) {
      await sleep(LOOK_MS, undefined, { ref: false });
      const learners = [...held].map(({ learner }) => learner);
      const now = Date.now();
      // Without Postgres nothing is awarded either: each keeps its place until its time is over.
      const pending = new Set(await stillPending(learners).catch(() => learners));
      const asked = new Set(learners);
      releaseUnless(({ learner, until }) => until > now && (pending.has(learner) || !asked.has(learner)));
    }
    looking = null;
  }

  return {
    /** Resolves when the learner's events are awarded, or after five seconds. Never rejects. */
    untilAwarded(learner: string): Promise<void> {
      const { promise, resolve } = Promise.withResolvers<void>();
      held.add({ learner, until: Date.now() + HOLD_MS, release: resolve });
      looking ??= look();
      return promise;
    },
    /** Releases all. */
    clear: () => releaseUnless(() => false),
  };
}
