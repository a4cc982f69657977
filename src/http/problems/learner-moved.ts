import type { LearnerAway } from '../../store/moves/learner-away.ts';
import type { ProblemCode, ProblemOptions } from './problem.ts';

/** Names the cell to which a learner moved. A proxy in front follows it, so that clients need not. */
export const CELL_HEADER = 'touchstone-cell';

/** The parts of the problem `learner-moved` that name the other cell. */
export function cellOf(cell: string): { detail: string; headers: Record<string, string> } {
  return { detail: `The learner is in the cell ${cell}.`, headers: { [CELL_HEADER]: cell } };
}

/** During a move the same request succeeds a little later, here or in the other cell; after it, only there. */
export function problemOfAway({ state, cell }: LearnerAway): { code: ProblemCode; options: ProblemOptions } {
  if (state === 'moved') return { code: 'learner-moved', options: cellOf(cell) };
  const detail =
    'The learner is moving to another cell. Send the same request again: nothing is stored twice.';
  return { code: 'unavailable', options: { detail, headers: { 'retry-after': '1' } } };
}
