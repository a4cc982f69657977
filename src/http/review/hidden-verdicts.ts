import { isVerdictHidden, visibleReadings } from '../../core/blind-review.ts';
import type { Store } from '../../store/store.ts';
import { ProblemError } from '../problems/problem.ts';

/** Tells which verdicts of a learner a caller may not see yet. `by` is null for callers who are no reviewers. */
export async function hiddenVerdicts(
  store: Pick<Store, 'reviews'>,
  learner: number,
  by: string | null,
): Promise<(verdict: { completion: number }) => boolean> {
  if (by === null) return () => false;
  const waiting = await store.reviews.waiting(learner);
  return ({ completion }) => isVerdictHidden(waiting.get(completion) ?? null, by);
}

/** Refuses a verdict that the caller has to read blind. */
export async function requireRead(
  store: Pick<Store, 'reviews' | 'calibrations'>,
  learner: number,
  number: number,
  by: string | null,
): Promise<void> {
  if (by === null) return;
  const [row] = await store.calibrations.read(learner, { after: Math.max(0, number - 1), limit: 1 });
  if (row?.number !== number) return;
  if ((await hiddenVerdicts(store, learner, by))(row)) throw new ProblemError('read-first');
}

/** The readings of a piece of work that a reviewer may see. */
export async function readingsFor(
  store: Pick<Store, 'reviews'>,
  learner: number,
  completion: number,
  by: string,
) {
  const [waiting, readings] = await Promise.all([
    store.reviews.waiting(learner),
    store.reviews.readings(learner, completion),
  ]);
  return visibleReadings(waiting.get(completion) ?? null, readings, by);
}
