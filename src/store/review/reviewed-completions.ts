import type { Observation } from '../../core/observation.ts';
import type { Skill } from '../../core/skill.ts';
import { rows, type Database } from '../database.ts';
import { JOIN_DOSSIER, openResult, RESULT_COLUMNS, type StoredResult } from '../steps/stored-step.ts';

/** A completion that a person read: the readings of the last change, blind readings, and the dossier the judge had. */
export type ReviewedCompletion = {
  learner: number;
  completion: number;
  observations: Observation[];
  blind: Partial<Record<Skill, number>>[];
  dossier: unknown;
};

// The last decision on a completion counts; upholding a change keeps it.
const PAGE = {
  name: 'reviewed-completions',
  text: `SELECT w.learner, w.completion, coalesce(c.observations, '[]') AS observations, ${RESULT_COLUMNS},
           ARRAY(SELECT d.skills FROM readings d WHERE d.learner = w.learner AND d.completion = w.completion ORDER BY d.at, d.by) AS blind
         FROM (
           SELECT learner, completion FROM reviews WHERE decision = 'changed' AND (learner, completion) > ($1, $2)
           UNION SELECT learner, completion FROM readings WHERE (learner, completion) > ($1, $2)
         ) w
         LEFT JOIN LATERAL (
           SELECT decision, result FROM reviews WHERE learner = w.learner AND completion = w.completion AND decision <> 'upheld'
           ORDER BY review DESC LIMIT 1
         ) r ON true
         LEFT JOIN calibrations c ON c.learner = w.learner AND c.number = r.result
         JOIN steps s ON s.learner = w.learner AND s.completion = w.completion AND s.step = 'dossier'
         ${JOIN_DOSSIER}
         WHERE r.decision IS DISTINCT FROM 'voided' AND (s.result IS NOT NULL OR s.packed IS NOT NULL)
         ORDER BY w.learner, w.completion LIMIT $3`,
};

type Row = Omit<ReviewedCompletion, 'dossier'> & StoredResult;

/** Completions whose verdict a person changed or read blind, ordered by learner and completion, after the given one. */
export async function reviewedCompletions(
  database: Database,
  page: { after: { learner: number; completion: number }; limit: number },
): Promise<ReviewedCompletion[]> {
  const { after, limit } = page;
  const found = await rows<Row>(database, PAGE, [after.learner, after.completion, limit]);
  return Promise.all(
    found.map(async ({ learner, completion, observations, blind, ...step }) => ({
      learner,
      completion,
      observations,
      blind,
      dossier: await openResult(database, { no: learner, completion }, step),
    })),
  );
}
