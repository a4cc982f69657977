import type { AwardedEvent, PendingWork } from '../store/award/award-events.ts';
import type { Store } from '../store/store.ts';
import { recordAwards } from '../tracing/event-trace.ts';
import type { CalibrationDependencies } from './calibration.ts';
import { createJudgeAtOnce } from './judge-at-once.ts';

export type AwardDependencies = CalibrationDependencies & {
  store: Pick<Store, 'ledger'>;
  /** Called after every award transaction, for metrics and log. */
  onAwarded?: ((learner: string, events: AwardedEvent[]) => void) | undefined;
};

/** What an award left to do. `pending` may enter a workflow's history; the rest may not. */
type Left = { pending: PendingWork; quietMs: number | null; attendedBy: string | null };

/**
 * One award transaction. A completion that it awarded is judged right after it if that costs neither money nor much time; then
 * it is not pending any more, and Temporal does not hear of it.
 */
export function createAward(dependencies: AwardDependencies) {
  const { store, onAwarded } = dependencies;
  const judgeAtOnce = createJudgeAtOnce(dependencies);
  return async (learner: string, past: number): Promise<Left> => {
    const begun = Date.now();
    const { events, quietMs, attendedBy, ...pending } = await store.ledger.award(learner, past);
    if (events.length > 0) {
      recordAwards(learner, events, begun);
      onAwarded?.(learner, events);
    }
    const { oldest, awarded } = pending;
    // An older one is being judged already.
    const isNew = oldest !== null && oldest === events.at(-1)?.seq;
    const more = isNew ? await judgeAtOnce(learner, oldest) : null;
    const left = more === null ? pending : { oldest: null, newest: null, waitMs: 0, more, awarded };
    return { pending: left, quietMs, attendedBy };
  };
}
