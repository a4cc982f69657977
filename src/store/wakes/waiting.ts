import { rows, type Database } from '../database.ts';

const READ = {
  name: 'wakes-waiting',
  text: `SELECT count(*) AS learners, min(due) AS "oldestDue", coalesce(sum(l.last_seq - l.awarded_to), 0)::bigint AS events,
           coalesce(sum(l.pending), 0)::bigint AS calibrations
         FROM wakes w JOIN learners l ON l.no = w.learner`,
};

/** How much is owed over all learners: what an operator sees after an outage. `oldestDue` in epoch milliseconds. */
export async function waiting(database: Database) {
  const [row] = await rows<{ learners: number; oldestDue: number | null; events: number; calibrations: number }>(
    database,
    READ,
    [],
  );
  return row ?? { learners: 0, oldestDue: null, events: 0, calibrations: 0 };
}
