import { rows, type Database } from '../database.ts';

/** More are not counted, since a count of all costs as much as there are. */
const MOST_OVERDUE = 1000;

const READ = {
  name: 'operations-overdue',
  text: `SELECT count(*) AS overdue, count(*) FILTER (WHERE rings > 0) AS again
         FROM (SELECT rings FROM wakes WHERE due <= $1 ORDER BY due LIMIT ${MOST_OVERDUE}) AS w`,
};

/** Learners whom the sweeper is to ring now, and those among them whom it has rung before. */
export async function overdueWakes(
  database: Database,
  now: Date,
): Promise<{ overdue: number; again: number }> {
  const [row] = await rows<{ overdue: number; again: number }>(database, READ, [now]);
  return row ?? { overdue: 0, again: 0 };
}
