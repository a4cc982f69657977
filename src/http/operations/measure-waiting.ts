import type { Dependencies } from '../environment.ts';

/** Updates the gauges of pending work. They keep their last values while Postgres is down. */
export async function measureWaiting({
  store,
  metrics,
  now,
}: Pick<Dependencies<'wakes' | 'changes' | 'reads'>, 'store' | 'metrics' | 'now'>): Promise<void> {
  const [found, held] = await Promise.all([store.wakes.waiting(), store.changes.heldSince()]).catch(() => [
    null,
    null,
  ]);
  if (!found) return;
  const { learners, events, calibrations, oldestEvent, oldestCompletion } = found;
  const ageSeconds = (at: number | null) => (at === null ? 0 : Math.max(0, (now().getTime() - at) / 1000));
  metrics.replicaLag.set((store.reads.lagMs() ?? 0) / 1000);
  metrics.streamLag.set(ageSeconds(held));
  metrics.waiting.learners.set(learners);
  metrics.waiting.events.set(events);
  metrics.waiting.calibrations.set(calibrations);
  metrics.waiting.oldestDueSeconds.set(Math.max(ageSeconds(oldestEvent), ageSeconds(oldestCompletion)));
  metrics.waiting.oldestEventSeconds.set(ageSeconds(oldestEvent));
  metrics.waiting.oldestPendingSeconds.set(ageSeconds(oldestCompletion));
}
