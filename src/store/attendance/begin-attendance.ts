import { rows, type Database } from '../database.ts';

const BEGIN = {
  name: 'attendance-begin',
  text: `UPDATE learners SET attended_by = $2 WHERE id = $1 AND erased_at IS NULL
         RETURNING last_seq > awarded_to AS more`,
};

/**
 * Marks the learner as attended by a worker; one that attended before no longer gets hints. `more`: events that were
 * accepted before have no award yet. Null when the learner is unknown or erased.
 */
export async function beginAttendance(
  database: Database,
  learner: string,
  worker: string,
): Promise<{ more: boolean } | null> {
  const [row] = await rows<{ more: boolean }>(database, BEGIN, [learner, worker]);
  return row ?? null;
}
