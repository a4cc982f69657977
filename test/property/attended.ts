import { randomUUID } from 'node:crypto';
import { createAttendance } from '../../src/activities/attendance.ts';
import type { Accepted } from '../../src/store/events/accept-events.ts';
import type { Store } from '../../src/store/store.ts';
import type { Bell } from './bell.ts';

/** Close to the time between two batches, so that many hints meet the end of an attendance. */
const FOR_MS = 3;

type Options = {
  store: Pick<Store, 'attendance'>;
  award: Store['ledger']['award'];
  learner: string;
  next: () => number;
  bell: Bell;
};

/**
 * Workers that attend one learner without Temporal. Some die: they get no more hints, but what they began goes on, as
 * with a frozen process.
 */
export function createAttendants({ store, award, learner, next, bell }: Options) {
  const alive = new Map<string, ReturnType<typeof createAttendance>>();
  const open = new Set<Promise<void>>();
  const attendance = { ...store.attendance, isAlive: async (worker: string) => alive.has(worker) };

  function start(): void {
    const worker = randomUUID();
    const options = { worker, forMs: FOR_MS, atMost: 10, awardsAtOnce: 2, store: { attendance } };
    const ring = async () => bell.ring();
    alive.set(worker, createAttendance({ ...options, ring, award: (id) => award(id, 0) }));
  }

  function some() {
    if (next() < 0.2) alive.delete([...alive.keys()][0] as string);
    while (alive.size < 2) start();
    return [...alive.values()][Math.floor(next() * 2)]!;
  }

  return {
    /** After an award of a workflow that found nothing more to do. Whether the workflow must award again. */
    async begin(attendedBy: string | null): Promise<boolean> {
      const worker = some();
      const then = await worker.next(learner, { awarded: 1, quietMs: 0, attendedBy });
      if (then !== 'attend') return then === 'award';
      const one = some()
        .attend(learner)
        .catch(() => true)
        .then((more) => {
          if (more) bell.ring();
        })
        .finally(() => open.delete(one));
      open.add(one);
      return false;
    },
    /** What intake does after it accepted events. */
    wake({ ring, attendedBy }: Accepted): void {
      const worker = attendedBy?.get(learner);
      const attendant = worker === undefined ? undefined : alive.get(worker);
      if (attendant) attendant.hint(learner);
      else if (ring.length > 0) bell.ring();
    },
    /** Waits until nobody attends the learner and the workflow waits for the next ring. */
    async quiet(): Promise<void> {
      await bell.quiet();
      while (open.size > 0) {
        await Promise.all(open);
        await bell.quiet();
      }
    },
  };
}
