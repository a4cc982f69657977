import { rows, type Database } from '../database.ts';

const READ = {
  name: 'attendance-unawarded',
  text: 'SELECT id FROM learners WHERE id = ANY($1) AND attended_by = $2 AND last_seq > awarded_to',
};

/** Those of the learners that a worker attends who have events without an award: their hints may have been lost. */
export async function unawarded(
  database: Database,
  learners: readonly string[],
  worker: string,
): Promise<string[]> {
  const found = await rows<{ id: string }>(database, READ, [learners, worker]);
  return found.map(({ id }) => id);
}
