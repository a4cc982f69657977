import { availableParallelism } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { context } from '@opentelemetry/api';
import { createFairLimit } from '../activities/fair-limit.ts';
import { tenantPrefix } from '../core/tenant.ts';

/** Maximum queue length of a tenant; learners beyond it are left to the sweeper. */
const MAX_QUEUED = 10_000;

/**
 * Most places of a tenant while others are active too. A new learner's event keeps more than one core busy until its award, so
 * with more of them the others' events would wait for the processor.
 */
export const SHARE = Math.max(2, availableParallelism());

const POSTPONED_AT_ONCE = 1000;

export type RingQueueOptions = {
  /** Rings a learner who was queued at `since`. */
  ring: (learner: string, since: number, isLost: boolean) => Promise<void>;
  /** Called for a ring that failed or was not queued. */
  onDropped: () => void;
  /** Puts off the sweep of learners for `sweepAfterMs`. */
  postpone?: ((learners: readonly string[]) => Promise<void>) | undefined;
  sweepAfterMs?: number | undefined;
};

/** Rings that wait for a place, each learner once. Tenants, by the prefix of the learner's id, take turns. */
export function createRingQueue(
  places: number,
  { ring, onDropped, postpone, sweepAfterMs = 0 }: RingQueueOptions,
) {
  const limit = createFairLimit({ places, share: Math.min(places, SHARE) });
  const queued = new Set<string>();
  const running = new Set<Promise<void>>();
  let postponing = false;

  async function enqueue(learner: string, isLost: boolean): Promise<void> {
    queued.add(learner);
    const since = performance.now();
    // In the trace of the request that queued it, although another one's end may let it run.
    const ringQueued = context.bind(context.active(), () => {
      queued.delete(learner);
      return ring(learner, since, isLost);
    });
    await limit.run(tenantPrefix(learner), ringQueued).catch(() => {
      queued.delete(learner);
      onDropped();
    });
  }

  /** While rings wait here, no sweeper needs to ring their learners. */
  async function postponeSweeps(sweep: NonNullable<typeof postpone>): Promise<void> {
    postponing = true;
    while (queued.size > 0) {
      await sleep(sweepAfterMs / 2, undefined, { ref: false });
      const waiting = [...queued];
      for (let from = 0; from < waiting.length; from += POSTPONED_AT_ONCE)
        await sweep(waiting.slice(from, from + POSTPONED_AT_ONCE)).catch(() => undefined);
    }
    postponing = false;
  }

  return {
    /** Queues a ring. Never throws. */
    add(learner: string, isLost = false): void {
      if (queued.has(learner)) return;
      if (limit.waitingOf(tenantPrefix(learner)) >= MAX_QUEUED) return onDropped();
      const one = enqueue(learner, isLost).finally(() => running.delete(one));
      running.add(one);
      if (postpone && !postponing) void postponeSweeps(postpone);
    },
    clear: limit.clear,
    /** Resolves when all rings have ended. */
    async done(): Promise<void> {
      await Promise.all(running);
    },
    inFlight: limit.running,
  };
}
