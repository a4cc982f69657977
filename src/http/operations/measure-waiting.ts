import type { Dependencies } from '../environment.ts';

/** Updates the gauges of pending work. They keep their last values while Postgres is down. */
export async function measureWaiting({
  store,
  metrics,
  now,
}: Pick<Dependencies<'wakes'>, 'store' | 'metrics' | 'now'>): Promise<void> {
  const found = await Promise.all([store.wakes.waiting(), store.wakes.oldestPending()]).catch(() => null);
  if (!found) return;
  const [waiting, oldestPending] = found;
  const ageSeconds = (at: number | null) => (at === null ? 0 : Math.max(0, (now().getTime() - at) / 1000));
  metrics.waiting.learners.set(waiting.learners);
  metrics.waiting.events.set(waiting.events);
  metrics.waiting.calibrations.set(waiting.calibrations);
  metrics.waiting.oldestDueSeconds.set(ageSeconds(waiting.oldestDue));
  metrics.waiting.oldestPendingSeconds.set(ageSeconds(oldestPending));
}
