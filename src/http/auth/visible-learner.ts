import { ownLearner, type Caller } from './caller.ts';
import type { FoundLearner } from '../../store/learner/find-learner.ts';
import type { Store } from '../../store/store.ts';
import { ProblemError } from '../problems/problem.ts';
import { LEARNER_ID } from '../schemas/learner-id.ts';

/** Whether a key covers a learner. */
export function covers(key: Caller, learner: string): boolean {
  const own = ownLearner(key);
  if (own !== null) return own === learner;
  return key.prefix === null || learner.startsWith(key.prefix);
}

/** Refuses an id that cannot be one or that the key does not cover, both as unknown: a key cannot ask who else exists. */
export function requireVisible(key: Caller, id: string): void {
  if (!LEARNER_ID.test(id) || !covers(key, id)) throw new ProblemError('unknown-learner');
}

export const learnerErased = (): ProblemError =>
  new ProblemError('learner-erased', {
    detail: 'Nothing of this learner is kept but sums and hashes, and the id is not used again.',
  });

/** The learner that a path names, if the key may see it. */
export async function visibleLearner(
  store: Pick<Store, 'learners'>,
  key: Caller,
  id: string,
): Promise<FoundLearner> {
  requireVisible(key, id);
  const learner = await store.learners.find(id);
  if (!learner) throw new ProblemError('unknown-learner');
  if (learner.erased) throw learnerErased();
  return learner;
}
