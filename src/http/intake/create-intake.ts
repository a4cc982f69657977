import type { Dependencies, RequestContext } from '../environment.ts';
import type { Limits } from '../limits/limits.ts';
import { createBacklog } from './backlog.ts';
import { isVoid } from './check-void.ts';
import { logIntake } from './intake-log.ts';
import { takeAll } from './take-all.ts';
import { ProblemError } from '../problems/problem.ts';
import { CELL_HEADER } from '../problems/learner-moved.ts';
import type { Taken } from './take-events.ts';

export type Intake = ReturnType<typeof createIntake>;

/** The body of a request as events. `whole`: all are stored or none. */
export type Sent = { events: unknown[]; bytes: number; whole?: boolean };

/** The refusal of the whole request if all its learners moved to the same cell, so that a proxy can send it on there. */
function oneCellOf(taken: readonly Taken[]): ProblemError | null {
  const [first] = taken;
  if (!first || !('code' in first) || first.code !== 'learner-moved') return null;
  const cell = first.headers?.[CELL_HEADER];
  const same = taken.every((one) => 'code' in one && one.headers?.[CELL_HEADER] === cell);
  return same ? new ProblemError('learner-moved', first) : null;
}

/** The way of all events into the store, whichever route received them. */
export function createIntake({ store, ringer, logger, metrics, now, sizes }: Dependencies, limits: Limits) {
  const backlog = createBacklog(store.wakes, sizes?.backlog ?? 0);
  const optionsOf = (c: RequestContext) => ({
    store,
    key: c.get('key'),
    now: now(),
    requestId: c.get('requestId'),
  });
  return {
    optionsOf,
    /** Throws if too much is pending. A void adds no work. */
    async requireRoom(c: RequestContext, events: readonly unknown[]): Promise<void> {
      if (!events.every(isVoid)) await backlog.requireRoom(c.get('key').tenant?.prefix);
    },
    /** Stores events, counts and logs them, and rings their learners. */
    async take(c: RequestContext, { events, bytes, whole }: Sent): Promise<Taken[]> {
      const reserveCompletions = (sent: number) => limits.completions(c.get('key'), sent);
      const { taken, ring, attendedBy } = await takeAll(
        { ...optionsOf(c), bytes, reserveCompletions, whole },
        events,
      );
      const elsewhere = oneCellOf(taken);
      if (elsewhere) throw elsewhere;
      for (const { status } of taken) metrics.events.inc({ status });
      backlog.add(taken.filter(({ status }) => status === 'accepted').length);
      logIntake(logger, c.get('requestId'), taken);
      // Deferred, so that a reply without waiting goes out first.
      setImmediate(() => ringer.ringSoon(ring, attendedBy));
      return taken;
    },
  };
}
