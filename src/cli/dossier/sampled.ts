import { shareOf, type Share } from '../../core/agreement/share.ts';
import type { ReviewItem } from '../../store/documentation/review-items.ts';

/** Of the items drawn at random that a person decided, those they changed or voided: not chosen for looking wrong. */
export function sampledShare(items: readonly ReviewItem[]): Share | null {
  const drawn = items.filter(({ reasons, decision }) => reasons.includes('sample') && decision !== null);
  return shareOf(drawn.filter(({ decision }) => decision !== 'upheld').length, drawn.length);
}
