import { tenantPrefix } from '../core/tenant.ts';
import type { Awarded, PendingWork } from '../store/award/award-events.ts';
import type { Store } from '../store/store.ts';
import { attendOne, createAttended, type Attended } from './attend-one.ts';
import { createFairLimit } from './fair-limit.ts';

/** Only shorter pauses are attended: the next event then comes well before the end, also if pauses vary a little. */
const SHARE = 0.8;
/** So many events at once are attended like two close together: who sends large batches of a learner mostly has several. */
const LARGE_BATCH = 50;
const LOOK_AT_ONCE = 500;

export type AttendanceOptions = {
  store: Pick<Store, 'attendance'>;
  /** The name under which this process reports that it runs. */
  worker: string;
  /** How long to wait for the next event; 0 attends nobody. */
  forMs: number;
  /** Most learners attended at once. */
  atMost: number;
  /** Awards of attended learners at once. */
  awardsAtOnce: number;
  /** One award transaction. */
  award: (learner: string) => Promise<PendingWork>;
  /** Rings a learner soon. Never throws. */
  ring: (learner: string) => void;
};

export type Attendance = ReturnType<typeof createAttendance>;

/**
 * Attends learners: an activity stays open and awards each event at a hint of intake, so that only the first events of a
 * session need a signal and a workflow task. What it awards is under the same lock as ever, so a second attendant, or one
 * that was thought dead, does no harm. docs/performance.md says what it saves.
 */
export function createAttendance({ store, worker, award, ring, ...limits }: AttendanceOptions) {
  const { forMs, atMost, awardsAtOnce } = limits;
  const { attendance } = store;
  const limit = createFairLimit({ places: awardsAtOnce, share: Math.max(1, awardsAtOnce - 1) });
  const limitedAward = (learner: string) => limit.run(tenantPrefix(learner), () => award(learner));
  const here = new Map<string, Attended>();
  const running = new Set<Promise<unknown>>();
  let stopping = false;

  const isOpen = () => forMs > 0 && !stopping && here.size < atMost;

  return {
    size: () => here.size,

    /**
     * What a workflow does next with a learner of whom it just awarded so many events, after a pause of `quietMs`: attend the
     * learner, look for more events, or nothing.
     */
    async next(
      learner: string,
      { awarded, quietMs, attendedBy }: Pick<Awarded, 'awarded' | 'quietMs' | 'attendedBy'>,
    ): Promise<'attend' | 'award' | null> {
      if (attendedBy !== null) {
        const isAttended = attendedBy === worker ? here.has(learner) : await attendance.isAlive(attendedBy);
        if (isAttended) return null;
        // Otherwise each further event would first be hinted to a worker that is gone.
        if (await attendance.leave(learner, attendedBy)) return 'award';
      }
      const isSoon = quietMs !== null && quietMs <= forMs * SHARE;
      return (isSoon || awarded >= LARGE_BATCH) && isOpen() ? 'attend' : null;
    },

    /**
     * Awards the learner's events as they come, until none comes for the time set or one completes something. Says
     * whether the workflow must look again.
     */
    async attend(learner: string): Promise<boolean> {
      if (!isOpen()) return false;
      here.get(learner)?.end('replaced');
      const mine = createAttended();
      // Before the learner's row names this worker: from then on there may be hints.
      here.set(learner, mine);
      const one = attendOne({ attendance, worker, forMs, award: limitedAward }, learner, mine).finally(() => {
        running.delete(one);
        if (here.get(learner) === mine) here.delete(learner);
      });
      running.add(one);
      return one;
    },

    /** An event was accepted. If the learner is not attended here, the end of an attendance could not be written. */
    hint(learner: string): void {
      const one = here.get(learner);
      if (one) one.call();
      else
        // Also if that fails again: intake watches only the hints of workers that are silent.
        void attendance
          .leave(learner, worker)
          .catch(() => undefined)
          .then(() => ring(learner));
    },

    /** Looks for events whose hints were lost. */
    async lookAgain(): Promise<void> {
      const learners = [...here.keys()];
      for (let from = 0; from < learners.length; from += LOOK_AT_ONCE) {
        const some = learners.slice(from, from + LOOK_AT_ONCE);
        for (const learner of await attendance.unawarded(some, worker)) here.get(learner)?.call();
      }
    },

    /** Leaves all learners. Their next events ring. */
    async stop(): Promise<void> {
      stopping = true;
      for (const one of here.values()) one.end('leaves');
      await Promise.allSettled(running);
    },
  };
}
