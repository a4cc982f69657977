import { rows, type Database } from '../database.ts';

// One statement on one row: after a wait for its lock, Postgres reads the row again. So an event that intake gave a hint
// for is seen here, and every later one rings.
const LEAVE = {
  name: 'attendance-leave',
  text: `UPDATE learners SET attended_by = NULL WHERE id = $1 AND attended_by = $2
         RETURNING last_seq > awarded_to AS more`,
};

/**
 * Ends the attendance of a worker, so that intake rings again. Returns whether events without an award are left, which
 * the worker must then award. False if another worker attends the learner now.
 */
export async function leaveLearner(database: Database, learner: string, worker: string): Promise<boolean> {
  const [row] = await rows<{ more: boolean }>(database, LEAVE, [learner, worker]);
  return row?.more ?? false;
}
