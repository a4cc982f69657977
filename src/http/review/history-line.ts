import type { ReviewHistory } from '../../store/review/history.ts';
import type { Caller } from '../auth/caller.ts';

/** Appeals and reviews of a calibration or an award. Only reviewers see who decided. */
export function historyLine({ state, appeals, reviews }: ReviewHistory, caller: Caller) {
  const named = caller.scopes.includes('review');
  return { state, appeals, reviews: reviews.map(({ by, ...line }) => (named ? { ...line, by } : line)) };
}
