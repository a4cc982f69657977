import type { Outcome, Speaker, StoredEvent } from './event.ts';

/** What the cheap folds (journey, behaviour) see of an event: its row, without what anybody wrote. */
export type Signal = {
  seq: number;
  type: string;
  program: string | null;
  stage: string | null;
  speaker: Speaker;
  /** Number of words that the learner wrote in it. */
  words: number;
  outcome: Outcome | null;
  /** Whether award found the same words of the learner in the same stage before (guard `repeat`). */
  repeated: boolean;
  /** The event's own time in epoch milliseconds: elapsed times never use the effective time (design 3, rule 4). */
  time: number;
};

/** The outcome that an event's data states: a check's `passed` says the same as an outcome. */
export function outcomeOf(data: Pick<StoredEvent['data'], 'outcome' | 'passed'>): Outcome | null {
  if (data.outcome !== undefined) return data.outcome;
  if (data.passed === undefined) return null;
  return data.passed ? 'passed' : 'failed';
}
