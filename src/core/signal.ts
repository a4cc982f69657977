import type { Outcome, Speaker, StoredEvent } from './event.ts';

/** What the journey and behaviour folds see of an event: its row, without any text. */
export type Signal = {
  seq: number;
  type: string;
  program: string | null;
  stage: string | null;
  speaker: Speaker;
  /** Number of words the learner wrote in it. */
  words: number;
  outcome: Outcome | null;
  /** Whether the learner had written the same words in the same stage before (guard `repeat`). */
  repeated: boolean;
  /** The event's own time in epoch milliseconds. Elapsed times never use the effective time (design 3, rule 4). */
  time: number;
};

/** The outcome stated in an event's data; a check's `passed` counts as an outcome. */
export function outcomeOf(data: Pick<StoredEvent['data'], 'outcome' | 'passed'>): Outcome | null {
  if (data.outcome !== undefined) return data.outcome;
  if (data.passed === undefined) return null;
  return data.passed ? 'passed' : 'failed';
}
