import { setTimeout as sleep } from 'node:timers/promises';
import type { Store } from '../store/store.ts';

/** How often learners of other processes who were hinted at are looked up, in one statement. */
const LOOK_MS = 250;
/** Who is not awarded by then is left to the sweeper: the worker runs, and a ring would only add to its work. */
const WATCH_MS = 5000;

/**
 * Sends hints to the workers that attend learners. A hint to another process may be lost with it, so it is watched: if
 * the learner still waits and the worker no longer reports, `ringLost` is called.
 */
export function createHints(
  attendance: Pick<Store['attendance'], 'hint' | 'isHere' | 'hinted'>,
  ringLost: (learner: string) => void,
) {
  const watched = new Map<string, number>();
  let looking: Promise<void> | null = null;
  let stopped = false;

  async function look(): Promise<void> {
    while (watched.size > 0 && !stopped) {
      await sleep(LOOK_MS, undefined, { ref: false });
      const asked = new Map(watched);
      // Without Postgres nothing is awarded either.
      const found = await attendance.hinted([...asked.keys()]).catch(() => null);
      if (!found) continue;
      const waiting = new Map(found.map(({ learner, isAlive }) => [learner, isAlive]));
      for (const [learner, since] of asked) {
        const isAlive = waiting.get(learner);
        if (isAlive && performance.now() - since < WATCH_MS) continue;
        // A later hint is watched from its own time.
        if (watched.get(learner) === since) watched.delete(learner);
        if (isAlive === false && !stopped) ringLost(learner);
      }
    }
    looking = null;
  }

  function watch(learner: string): void {
    watched.set(learner, performance.now());
    looking ??= look();
  }

  return {
    /** Sends a hint. Never throws and never waits. */
    send(worker: string, learner: string): void {
      if (!attendance.isHere(worker)) watch(learner);
      void attendance.hint(worker, learner).catch(() => ringLost(learner));
    },
    /** Ends the watches, as with a process that dies: the sweeper finds what is lost. */
    stop(): void {
      stopped = true;
      watched.clear();
    },
  };
}
