import type { AwardedEvent, PendingWork } from '../store/award/award-events.ts';
import type { Store } from '../store/store.ts';
import { recordAwards } from '../tracing/event-trace.ts';

export type AwardDependencies = {
  store: Pick<Store, 'ledger'>;
  /** Called after every award transaction, for metrics and log. */
  onAwarded?: ((learner: string, events: AwardedEvent[]) => void) | undefined;
};

/** One award transaction. `pending` may enter a workflow's history; the rest may not. */
export async function awardOnce(
  { store, onAwarded }: AwardDependencies,
  learner: string,
  past: number,
): Promise<{ pending: PendingWork; quietMs: number | null; attendedBy: string | null }> {
  const begun = Date.now();
  const { events, quietMs, attendedBy, ...pending } = await store.ledger.award(learner, past);
  if (events.length > 0) {
    recordAwards(learner, events, begun);
    onAwarded?.(learner, events);
  }
  return { pending, quietMs, attendedBy };
}
