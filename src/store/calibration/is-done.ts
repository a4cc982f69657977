import { rows, type Database } from '../database.ts';

const READ = {
  name: 'completion-done',
  text: `SELECT l.erased_at IS NOT NULL
           OR EXISTS (SELECT FROM calibrations c WHERE c.learner = l.no AND c.completion = $2 AND c.replaces IS NULL) AS done
         FROM learners l WHERE l.id = $1`,
};

/** Whether nothing is left to judge: calibrated, voided, or the learner erased. */
export async function isDone(database: Database, learner: string, completion: number): Promise<boolean> {
  const [row] = await rows<{ done: boolean }>(database, READ, [learner, completion]);
  return row?.done ?? true;
}
