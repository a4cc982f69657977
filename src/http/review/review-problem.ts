import type { Store } from '../../store/store.ts';
import { learnerErased } from '../auth/visible-learner.ts';
import { ProblemError, type ProblemCode } from '../problems/problem.ts';

/** Which problem a refusal of the store is. */
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
} as const satisfies Record<string, ProblemCode>;

export type ReviewRefusal = keyof typeof CODES | 'erased';

/** What somebody wanted to decide on: a calibration, or else an entry of the ledger. */
type Wanted = { learner: string; by: string; calibration?: number };

/** A refusal on its way to the edge, with what to do next. */
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
        : `${anotherReviewer(learner, by)} A system names them in \`reviewer\`.`;
    case 'contested':
      return 'The learner’s appeal is open: answer it with a review of this calibration, then score the one that counts again.';
    case 'no_longer_counts':
    case 'already_voided': {
      const counts = calibration === undefined ? null : await store.reviews.countingNow(learner, calibration);
      return counts === null
        ? 'Its event was voided, so no calibration of it counts and its award stays taken back.'
        : `Calibration ${counts} counts now: name that one.`;
    }
    default:
      return undefined;
  }
}

/** Why somebody else must decide. */
export function anotherReviewer(learner: string, by: string): string {
  return by === learner
    ? 'Nobody decides on their own work: have somebody else decide.'
    : 'This reviewer decided on this work before, and the learner has appealed since: have somebody else decide.';
}
