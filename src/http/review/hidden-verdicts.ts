import { isVerdictHidden, visibleReadings } from '../../core/blind-review.ts';
import type { Store } from '../../store/store.ts';
import { reviewerOf, type Caller } from '../auth/caller.ts';
import { sightEnd } from './sight.ts';

/** Tells which verdicts of a learner a caller, or the reviewer whom a system names, may not see yet. */
export async function hiddenVerdicts(
  store: Pick<Store, 'reviews'>,
  learner: { no: number; id: string },
  caller: Caller,
  reviewer: string | undefined,
): Promise<(verdict: { completion: number; number: number }) => boolean> {
  const by = reviewerOf(caller, reviewer);
  if (by === null) return () => false;
  const [waiting, end] = await Promise.all([
    store.reviews.waiting(learner.no),
    sightEnd(store, caller, learner.id),
  ]);
  return ({ completion, number }) =>
    (end !== null && number >= end.number) || isVerdictHidden(waiting.get(completion) ?? null, by);
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
