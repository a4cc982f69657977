import { rows, type Database } from '../database.ts';
import type { CalibrationSource } from '../calibration/calibration-row.ts';

/** Calibrations of one source and judge version: how many, how many asked for a person, and when (epoch ms). */
export type CalibrationCount = {
  source: CalibrationSource;
  judge: string | null;
  version: string | null;
  /** Why a judge gave no reading; null if it did. */
  unscored: string | null;
  calibrations: number;
  asksReview: number;
  tampering: number;
  first: number;
  last: number;
};

const COUNT = {
  name: 'documentation-calibrations',
  text: `SELECT source, judge, judge_version AS version, unscored, count(*) AS calibrations,
           count(*) FILTER (WHERE asks_review) AS "asksReview",
           count(*) FILTER (WHERE 'tampering' = ANY (flags)) AS tampering, min(at) AS first, max(at) AS last
         FROM calibrations WHERE learner = ANY ($1) GROUP BY 1, 2, 3, 4`,
};

export function countCalibrations(
  database: Database,
  learners: readonly number[],
): Promise<CalibrationCount[]> {
  return rows<CalibrationCount>(database, COUNT, [learners]);
}
