import type { Dependencies } from '../environment.ts';

/** Sets the gauges of what is waiting. With Postgres away they keep what they last said. */
export async function measureWaiting({
  store,
  metrics,
  now,
}: Pick<Dependencies<'wakes'>, 'store' | 'metrics' | 'now'>): Promise<void> {
  const found = await Promise.all([store.wakes.waiting(), store.wakes.oldestPending()]).catch(() => null);
  if (!found) return;
  const [waiting, pending] = found;
  const ageSeconds = (at: number | null) => (at === null ? 0 : Math.max(0, (now().getTime() - at) / 1000));
  metrics.waiting.learners.set(waiting.learners);
  metrics.waiting.events.set(waiting.events);
  metrics.waiting.calibrations.set(waiting.calibrations);
  metrics.waiting.oldestDueSeconds.set(ageSeconds(waiting.oldestDue));
  metrics.waiting.oldestPendingSeconds.set(ageSeconds(pending));
}
