import { NO_COUNTS, type Counts } from './counts.ts';
import type { Input, MarkName } from './rules.ts';

/** A state that holds: since when (epoch ms), and what made it so. */
export type Mark = { since: number; inputs: Input[] };

/**
 * The stored behaviour: a fold of events alone. What falls due with no event is read from it by `behaviourAt` and never
 * stored in it, so that an event which comes late folds as it would have in time.
 */
export type BehaviourState = {
  /** The learner's latest own time, epoch milliseconds; null before their first event. */
  at: number | null;
  /** Since when none of the marks has held. */
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
