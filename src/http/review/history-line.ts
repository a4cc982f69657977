import type { ReviewHistory } from '../../store/review/history.ts';
import type { Caller } from '../auth/caller.ts';

/** What people said about a calibration or an award. Who decided is told to those who decide, and to nobody else. */
export function historyLine({ state, appeals, reviews }: ReviewHistory, caller: Caller) {
  const named = caller.scopes.includes('review');
  return { state, appeals, reviews: reviews.map(({ by, ...line }) => (named ? { ...line, by } : line)) };
}
