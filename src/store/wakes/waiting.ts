import { MOST_MS } from './claim-due-wakes.ts';
import { rows, type Database } from '../database.ts';

const READ = {
  name: 'wakes-waiting',
  text: `SELECT count(*) AS learners, min(due) AS "oldestDue", coalesce(sum(l.last_seq - l.awarded_to), 0)::bigint AS events,
           coalesce(sum(l.pending), 0)::bigint AS calibrations
         FROM wakes w JOIN learners l ON l.no = w.learner
         WHERE w.due < $1 AND (l.awake OR l.pending > 0)`,
};

/** Clocks of processes differ by less. */
const ROOM_MS = 60_000;

/**
 * How much is owed over all learners: what an operator sees after an outage. `oldestDue` in epoch milliseconds. Learners
 * of whom only the behaviour falls due wait for nothing; most of them are left out by when they are due, since whoever
 * is owed something is rung for within the sweepers' longest delay.
 */
export async function waiting(database: Database, now: Date, sweepAfterMs: number) {
  const latest = new Date(now.getTime() + Math.max(MOST_MS, sweepAfterMs) + ROOM_MS);
  const [row] = await rows<{
    learners: number;
    oldestDue: number | null;
    events: number;
    calibrations: number;
  }>(database, READ, [latest]);
  return row ?? { learners: 0, oldestDue: null, events: 0, calibrations: 0 };
}
