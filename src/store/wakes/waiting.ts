import { MAX_DELAY_MS } from './claim-due-wakes.ts';
import { rows, type Database } from '../database.ts';

const READ = {
  name: 'wakes-waiting',
  text: `SELECT count(*) AS learners, min(due) AS "oldestDue", coalesce(sum(l.last_seq - l.awarded_to), 0)::bigint AS events,
           coalesce(sum(l.pending), 0)::bigint AS calibrations
         FROM wakes w JOIN learners l ON l.no = w.learner
         WHERE w.due < $1 AND (l.awake OR l.pending > 0)`,
};

/** Upper limit for the difference between the clocks of processes. */
const CLOCK_SKEW_MS = 60_000;

/**
 * Pending work of all learners, as an operator sees it after an outage. `oldestDue` in epoch milliseconds. Learners who
 * are only watched for silence do not count. The filter on `due` skips most of them early: pending work is always due
 * within the longest delay of the sweepers.
 */
export async function waiting(database: Database, now: Date, sweepAfterMs: number) {
  const latest = new Date(now.getTime() + Math.max(MAX_DELAY_MS, sweepAfterMs) + CLOCK_SKEW_MS);
  const [row] = await rows<{
    learners: number;
    oldestDue: number | null;
    events: number;
    calibrations: number;
  }>(database, READ, [latest]);
  return row ?? { learners: 0, oldestDue: null, events: 0, calibrations: 0 };
}
