import { learnerErased } from './visible-learner.ts';
import { ProblemError, type ProblemCode } from './problem.ts';

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

/** A refusal on its way to the edge; `about` says what was not found where the path named an entry. */
export function reviewProblem(
  refusal: ReviewRefusal,
  about: 'calibration' | 'entry' = 'calibration',
): ProblemError {
  if (refusal === 'erased') return learnerErased();
  if (refusal === 'unknown' && about === 'entry') return new ProblemError('unknown-entry');
  return new ProblemError(CODES[refusal]);
}
