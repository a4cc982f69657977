import type { PendingWork } from '../store/award/award-events.ts';
import type { Store } from '../store/store.ts';
import { createWaker } from './waker.ts';

/** An attendance ends after this time even if events keep coming, so that its workflow may be renewed. */
const LONGEST_MS = 600_000;

type State = 'waits' | 'leaves' | 'replaced';
export type Attended = ReturnType<typeof createWaker> & { state: () => State; end(as: State): void };

export function createAttended(): Attended {
  const waker = createWaker();
  let state: State = 'waits';
  return {
    ...waker,
    state: () => state,
    end(as) {
      // Who was replaced does not leave: the learner's row may name the one after it.
      if (state === 'waits') state = as;
      waker.call();
    },
  };
}

export type AttendOneOptions = {
  attendance: Pick<Store['attendance'], 'begin' | 'leave'>;
  worker: string;
  forMs: number;
  award: (learner: string) => Promise<PendingWork>;
};

/** Awards until nothing is left, or something completes: then it says true, and the workflow starts the heavy path. */
async function awardAll({ award }: AttendOneOptions, learner: string): Promise<boolean> {
  for (;;) {
    const { oldest, more } = await award(learner);
    if (oldest !== null) return true;
    if (!more) return false;
  }
}

/** Attends one learner to the end, and says whether the workflow must look again. */
export async function attendOne(
  options: AttendOneOptions,
  learner: string,
  mine: Attended,
): Promise<boolean> {
  const { attendance, worker, forMs } = options;
  const begun = await attendance.begin(learner, worker);
  if (!begun) return false;
  const end = performance.now() + LONGEST_MS;
  let completed = begun.more && (await awardAll(options, learner));
  while (!completed && mine.state() === 'waits' && performance.now() < end && (await mine.within(forMs)))
    completed = await awardAll(options, learner);
  if (mine.state() === 'replaced') return completed;
  const more = await attendance.leave(learner, worker);
  return completed || more;
}
