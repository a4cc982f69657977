import { rows, type Database } from '../database.ts';

const POSTPONE = {
  name: 'wakes-postpone',
  text: `UPDATE wakes SET due = $2 WHERE learner IN (
           SELECT w.learner FROM wakes w JOIN learners l ON l.no = w.learner
           WHERE l.id = ANY($1) AND w.due < $2 ORDER BY w.learner FOR UPDATE OF w SKIP LOCKED)`,
};

/**
 * Puts off the sweep of learners whose rings wait in the queue of a running process: a second ring would only cost as much
 * again. If the process ends, the sweeper finds them a little later.
 */
export async function postponeWakes(
  database: Database,
  learners: readonly string[],
  due: Date,
): Promise<void> {
  await rows(database, POSTPONE, [learners, due]);
}
