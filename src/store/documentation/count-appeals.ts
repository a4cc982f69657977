import { rows, type Database } from '../database.ts';

export type AppealCount = { appeals: number; open: number };

const COUNT = {
  name: 'documentation-appeals',
  text: `SELECT count(*) AS appeals, count(*) FILTER (WHERE review IS NULL) AS open FROM appeals WHERE learner = ANY ($1)`,
};

export async function countAppeals(database: Database, learners: readonly number[]): Promise<AppealCount> {
  const [row] = await rows<AppealCount>(database, COUNT, [learners]);
  return row!;
}
