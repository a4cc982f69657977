import type { Store } from '../../store/store.ts';
import { learnerErased } from '../auth/visible-learner.ts';
import { ProblemError, type ProblemCode } from '../problems/problem.ts';

/** The problem of each store refusal. */
const CODES = {
  unknown: 'unknown-calibration',
  no_longer_counts: 'no-longer-counts',
  already_contested: 'already-contested',
  already_voided: 'no-longer-counts',
  second_reviewer: 'second-reviewer',
  not_an_award: 'not-an-award',
  not_awarded: 'not-awarded',
  contested: 'still-contested',
  no_dossier: 'no-dossier',
  under_way: 'rescore-under-way',
  read_first: 'read-first',
  second_reading: 'second-reading',
  already_read: 'already-read',
  not_blind: 'not-blind',
  review_closed: 'review-closed',
  nothing_to_read: 'nothing-to-read',
} as const satisfies Record<string, ProblemCode>;

export type ReviewRefusal = keyof typeof CODES | 'erased';

/** The target of a decision: a calibration, otherwise a ledger entry. */
type Wanted = { learner: string; by: string; calibration?: number };

/** Turns a store refusal into a problem that says what to do next. */
export async function refusalOf(
  store: Pick<Store, 'reviews'>,
  refusal: ReviewRefusal,
  wanted: Wanted,
): Promise<ProblemError> {
  if (refusal === 'erased') return learnerErased();
  if (refusal === 'unknown' && wanted.calibration === undefined) return new ProblemError('unknown-entry');
  const detail = await detailOf(store, refusal, wanted);
  return new ProblemError(CODES[refusal], detail === undefined ? {} : { detail });
}

async function detailOf(
  store: Pick<Store, 'reviews'>,
  refusal: ReviewRefusal,
  { learner, by, calibration }: Wanted,
): Promise<string | undefined> {
  switch (refusal) {
    case 'second_reviewer':
      return by === learner
        ? anotherReviewer(learner, by)
        : `${anotherReviewer(learner, by)} A system names that person in \`reviewer\`.`;
    case 'contested':
      return 'The learner has an open appeal: review this calibration first, then rescore the one that counts.';
    case 'no_longer_counts':
    case 'already_voided': {
      const counts = calibration === undefined ? null : await store.reviews.countingNow(learner, calibration);
      return counts === null
        ? 'Its event was voided, so none of its calibrations count and its award stays reversed.'
        : `Calibration ${counts} counts now: name that one.`;
    }
    default:
      return undefined;
  }
}

/** Why another person must decide. */
export function anotherReviewer(learner: string, by: string): string {
  return by === learner
    ? 'People cannot decide on their own work: another person must decide.'
    : 'This reviewer already decided on this work, and the learner has appealed since: another person must decide.';
}
