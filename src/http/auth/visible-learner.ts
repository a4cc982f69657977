import { ownLearner, type Caller } from './caller.ts';
import type { FoundLearner } from '../../store/learner/find-learner.ts';
import type { Store } from '../../store/store.ts';
import { ProblemError } from '../problems/problem.ts';
import { isPlatformId } from '../schemas/values.ts';

/** Whether the prefix of a key covers a learner. */
export function covers(key: Caller, learner: string): boolean {
  const own = ownLearner(key);
  if (own !== null) return own === learner;
  return key.prefix === null || learner.startsWith(key.prefix);
}

/** Answers 404 for malformed ids and ids outside the key's prefix, so that a key cannot probe which learners exist. */
export function requireVisible(key: Caller, id: string): void {
  if (!isPlatformId(id) || !covers(key, id)) throw new ProblemError('unknown-learner');
}

export const learnerErased = (): ProblemError =>
  new ProblemError('learner-erased', {
    detail: 'Only sums and hashes of this learner remain, and the id cannot be used again.',
  });

/** The learner of the path, if the key covers it. */
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
