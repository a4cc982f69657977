import { rows, type Database } from '../database.ts';

/** One stored step behind a calibration. `claimed` steps without a result are left out. */
export type CalibrationStep = {
  step: string;
  inputHash: string | null;
  result: unknown;
  trace: unknown;
  at: string;
};

const READ = {
  name: 'calibration-steps',
  text: `SELECT s.step, s.input_hash AS "inputHash", s.result, s.trace, s.at FROM calibrations c
         LEFT JOIN rescores r ON r.learner = c.learner AND r.calibration = c.number
         JOIN steps s ON s.learner = c.learner AND s.completion = c.completion AND s.result IS NOT NULL AND
           CASE WHEN c.source IN ('judge', 'unscored') THEN s.step IN ('dossier', 'score', 'check')
                WHEN c.source = 'rescore' THEN s.step IN ('dossier', 'score ' || r.answer, 'check ' || r.answer)
                ELSE s.step = 'dossier' END
         WHERE c.learner = $1 AND c.number = $2 ORDER BY s.at, s.step DESC`,
};

/** The steps behind one calibration, without those of other readings of the same dossier. */
export async function calibrationSteps(
  database: Database,
  learner: number,
  number: number,
): Promise<CalibrationStep[]> {
  const found = await rows<Omit<CalibrationStep, 'at'> & { at: number }>(database, READ, [learner, number]);
  return found.map((row) => ({ ...row, at: new Date(row.at).toISOString() }));
}
