import type { Observation } from '../../core/observation.ts';
import { rows, type Database } from '../database.ts';
import { JOIN_DOSSIER, openResult, RESULT_COLUMNS, type StoredResult } from '../steps/stored-step.ts';

/** A completion whose verdict a person changed: the person's readings and the dossier the judge had. */
export type ReviewedCompletion = {
  learner: number;
  completion: number;
  observations: Observation[];
  dossier: unknown;
};

// The last decision on a completion counts; upholding a change keeps it.
const PAGE = {
  name: 'reviewed-completions',
  text: `SELECT r.learner, r.completion, c.observations, ${RESULT_COLUMNS}
         FROM reviews r
         JOIN calibrations c ON c.learner = r.learner AND c.number = r.result
         JOIN steps s ON s.learner = r.learner AND s.completion = r.completion AND s.step = 'dossier'
         ${JOIN_DOSSIER}
         WHERE r.decision = 'changed' AND (s.result IS NOT NULL OR s.packed IS NOT NULL) AND (r.learner, r.completion) > ($1, $2)
           AND NOT EXISTS (SELECT 1 FROM reviews later WHERE later.learner = r.learner AND later.completion = r.completion
                           AND later.review > r.review AND later.decision <> 'upheld')
         ORDER BY r.learner, r.completion LIMIT $3`,
};

type Row = Omit<ReviewedCompletion, 'dossier'> & StoredResult;

/** Completions whose verdict a person changed, ordered by learner and completion, after the given one. */
export async function reviewedCompletions(
  database: Database,
  page: { after: { learner: number; completion: number }; limit: number },
): Promise<ReviewedCompletion[]> {
  const { after, limit } = page;
  const found = await rows<Row>(database, PAGE, [after.learner, after.completion, limit]);
  return Promise.all(
    found.map(async ({ learner, completion, observations, ...step }) => ({
      learner,
      completion,
      observations,
      dossier: await openResult(database, { no: learner, completion }, step),
    })),
  );
}
