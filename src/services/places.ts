import { setTimeout as sleep } from 'node:timers/promises';
import type { Awaiting } from '../store/wakes/awaiting.ts';

/** How often the held learners are looked up, in one statement. An award comes some 20 ms after its ring. */
const LOOK_MS = 20;
/** A learner who is not awarded by then no longer holds a place: the worker may be down, or waits for Postgres. */
const HOLD_MS = 5000;

type Held = { learner: string; since: number; paceMs: number; release: () => void };

export type ReadAwaiting = (learners: readonly string[]) => Promise<readonly Awaiting[]>;

/**
 * Holds the places of learners who were rung, until their events are awarded. A ring that only waited for Temporal's
 * answer would let requests fill Temporal with more workflow tasks than the workers can do.
 */
export function createPlaces(readAwaiting: ReadAwaiting) {
  const held = new Set<Held>();
  let looking: Promise<void> | null = null;

  async function look(): Promise<void> {
    while (held.size > 0) {
      await sleep(LOOK_MS, undefined, { ref: false });
      const asked = [...held];
      // Without Postgres nothing is awarded either: each keeps its place until its time is over.
      const found = await readAwaiting(asked.map(({ learner }) => learner)).catch(() => null);
      const awaits = found && new Map(found.map((one) => [one.learner, one.awaits]));
      for (const one of asked) {
        const what = awaits ? awaits.get(one.learner) : 'award';
        const holdMs = what === 'award' ? HOLD_MS : what === 'verdict' ? one.paceMs : 0;
        if (performance.now() - one.since >= holdMs && held.delete(one)) one.release();
      }
    }
    looking = null;
  }

  return {
    /**
     * Resolves when the learner's events are awarded, or after five seconds; if the learner waits for a verdict, after
     * `paceMs`. Never rejects.
     */
    untilAwarded(learner: string, paceMs: number): Promise<void> {
      const { promise, resolve } = Promise.withResolvers<void>();
      held.add({ learner, since: performance.now(), paceMs, release: resolve });
      looking ??= look();
      return promise;
    },
    /** Releases all. */
    clear(): void {
      for (const { release } of held) release();
      held.clear();
    },
  };
}
