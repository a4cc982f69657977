import { NO_COUNTS, type Counts } from './counts.ts';
import type { Input, MarkName } from './rules.ts';

/** An active state: since when (epoch ms), and its causes. */
export type Mark = { since: number; inputs: Input[] };

/**
 * The stored behaviour: a fold of events only. Changes caused by silence are computed by `behaviourAt` and not stored,
 * so that a late event folds as it would have in time.
 */
export type BehaviourState = {
  /** The learner's latest own time, epoch milliseconds; null before their first event. */
  at: number | null;
  /** Since when no state has been active. */
  since: number | null;
  counts: Counts;
  marks: Record<MarkName, Mark | null>;
};

export const NEW_BEHAVIOUR: BehaviourState = {
  at: null,
  since: null,
  counts: NO_COUNTS,
  marks: { stuck: null, struggling: null, coasting: null, flowing: null },
};
