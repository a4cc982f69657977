import { rows, type Database } from '../database.ts';
import { JOIN_DOSSIER, openResult, RESULT_COLUMNS, type StoredResult } from './stored-step.ts';

/**
 * One stored step behind a calibration. `claimed` steps without a result are left out. `result` is null once its texts
 * were removed.
 */
export type CalibrationStep = {
  step: string;
  inputHash: string | null;
  result: unknown;
  trace: unknown;
  at: string;
  textsRemovedAt: string | null;
};

const READ = {
  name: 'calibration-steps',
  text: `SELECT s.step, s.input_hash AS "inputHash", s.trace, s.at, s.texts_removed_at AS "textsRemovedAt", s.completion,
           ${RESULT_COLUMNS} FROM calibrations c
         LEFT JOIN rescores r ON r.learner = c.learner AND r.calibration = c.number
         JOIN steps s ON s.learner = c.learner AND s.completion = c.completion
           AND (s.result IS NOT NULL OR s.packed IS NOT NULL OR s.texts_removed_at IS NOT NULL) AND
           CASE WHEN c.source IN ('judge', 'unscored') THEN s.step IN ('dossier', 'score', 'check')
                WHEN c.source = 'rescore' THEN s.step IN ('dossier', 'score ' || r.answer, 'check ' || r.answer)
                ELSE s.step = 'dossier' END
         ${JOIN_DOSSIER}
         WHERE c.learner = $1 AND c.number = $2 ORDER BY s.at, s.step DESC`,
};

type Row = StoredResult & {
  step: string;
  inputHash: string | null;
  trace: unknown;
  completion: number;
  at: number;
  textsRemovedAt: number | null;
};

const iso = (time: number) => new Date(time).toISOString();

/** The steps behind one calibration, without those of other readings of the same dossier. */
export async function calibrationSteps(
  database: Database,
  learner: number,
  number: number,
): Promise<CalibrationStep[]> {
  const found = await rows<Row>(database, READ, [learner, number]);
  return Promise.all(
    found.map(async (row) => ({
      step: row.step,
      inputHash: row.inputHash,
      result: await openResult(database, { no: learner, completion: row.completion }, row),
      trace: row.trace,
      at: iso(row.at),
      textsRemovedAt: row.textsRemovedAt === null ? null : iso(row.textsRemovedAt),
    })),
  );
}
