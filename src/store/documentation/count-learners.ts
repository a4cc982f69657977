import { rows, type Database } from '../database.ts';

/** What a dossier counts of some learners. */
export type LearnerCount = {
  learners: number;
  erased: number;
  /** With a tier: enough skills were observed. */
  rated: number;
  entries: number;
  calibrations: number;
  /** Sums over rated learners: the standard deviation of overall, in points. */
  sdSum: number;
};

const COUNT = {
  name: 'documentation-learners',
  text: `SELECT count(*) AS learners, count(erased_at) AS erased, count(tier) FILTER (WHERE erased_at IS NULL) AS rated,
           coalesce(sum(entries), 0)::bigint AS entries, coalesce(sum(calibrations), 0)::bigint AS calibrations,
           coalesce(sum(sd) FILTER (WHERE tier IS NOT NULL AND erased_at IS NULL), 0)::float8 AS "sdSum"
         FROM learners WHERE no = ANY ($1)`,
};

export async function countLearners(database: Database, learners: readonly number[]): Promise<LearnerCount> {
  const [row] = await rows<LearnerCount>(database, COUNT, [learners]);
  return row!;
}
