import { rows, type Database } from '../database.ts';

/** What a learner waits for; `verdict` only if the next events can not be awarded now. */
export type Awaiting = { learner: string; awaits: 'award' | 'verdict' };

const READ = {
  name: 'wakes-awaiting',
  text: `SELECT id AS learner, CASE WHEN pending > 0 THEN 'verdict' ELSE 'award' END AS awaits
         FROM learners WHERE id = ANY($1) AND (awake OR pending > 0) AND erased_at IS NULL`,
};

/** Those of the given learners who wait for an award or a verdict. */
export function awaiting(database: Database, learners: readonly string[]): Promise<Awaiting[]> {
  return rows<Awaiting>(database, READ, [learners]);
}
