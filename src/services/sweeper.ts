import type { Logger } from 'pino';
import { createFairLimit } from '../activities/fair-limit.ts';
import { tenantPrefix } from '../core/tenant.ts';
import { errorFields } from '../http/problems/error-fields.ts';
import type { Metrics } from '../http/operations/metrics.ts';
import type { Store } from '../store/store.ts';
import { repeatUntil } from './repeat-until.ts';
import { SHARE } from './ring-queue.ts';
import type { Ringer } from './ringer.ts';

/** Learners claimed at once. */
const BATCH = 32;
/** Learners rung and not awarded yet. A hundred at once would all miss their deadline on a busy Temporal. */
const AT_ONCE = 16;
/** Learners who wait for a verdict are rung in case Temporal lost it: all at once would delay the others. */
const PACE_MS = 2000;
const MAINTAIN_MS = 3_600_000;
const BRING_FORWARD_MS = 60_000;

export type SweeperDependencies = {
  store: Pick<Store, 'maintain' | 'wakes'>;
  ringer: Pick<Ringer, 'ringAndWait' | 'release'>;
  logger: Logger;
  metrics?: Pick<Metrics, 'sweeps' | 'onRing'> | undefined;
};

/**
 * Rings learners with overdue work, as fast as they are awarded. Any number of sweepers may run: each due learner is
 * claimed by one of them. `stop` waits for the rings that run.
 */
export function startSweeper(
  { store, ringer, logger, metrics }: SweeperDependencies,
  everyMs: number,
): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;
  let maintainedAt = -Infinity;
  let broughtForwardAt = -Infinity;
  const limit = createFairLimit({ places: AT_ONCE, share: SHARE });
  // Here others are not seen unless they are overdue too, and theirs are the events that must not wait.
  const inTurns = createFairLimit({ places: AT_ONCE, share: SHARE, alone: SHARE });

  /** Learners whose ring failed. */
  async function ringAll(due: readonly string[], { run }: typeof limit): Promise<string[]> {
    const failed: string[] = [];
    const ringOne = async (learner: string) => {
      if (signal.aborted) {
        failed.push(learner);
        return;
      }
      await ringer.ringAndWait(learner, PACE_MS).then(
        () => metrics?.onRing('retried'),
        () => {
          metrics?.onRing('dropped');
          failed.push(learner);
        },
      );
    };
    await Promise.all(due.map((learner) => run(tenantPrefix(learner), () => ringOne(learner))));
    return failed;
  }

  async function sweep(): Promise<void> {
    if (performance.now() - maintainedAt > MAINTAIN_MS) {
      await store.maintain();
      maintainedAt = performance.now();
    }
    if (performance.now() - broughtForwardAt > BRING_FORWARD_MS) {
      await store.wakes.bringForward();
      broughtForwardAt = performance.now();
    }
    for (;;) {
      const { learners: due, ofTenants } = await store.wakes.claimDue(BATCH);
      const failed = await ringAll(due, ofTenants ? inTurns : limit);
      if (failed.length > 0) await store.wakes.giveBack(failed);
      // If no ring arrives, Temporal is down or too busy: try again with the next sweep.
      if (due.length < BATCH || failed.length === due.length || signal.aborted) break;
    }
    metrics?.sweeps.inc({ outcome: 'done' });
  }

  const running = repeatUntil(signal, sweep, {
    everyMs,
    onFailure(error) {
      metrics?.sweeps.inc({ outcome: 'failed' });
      logger.warn(errorFields(error), 'sweep failed');
    },
  });
  return {
    async stop() {
      stopping.abort();
      ringer.release();
      await running;
    },
  };
}
