import { rows, type Database } from '../database.ts';

/** The longest delay between two sweeps of a learner. */
const MAX_DELAY_MS = 600_000;

const CLAIM = {
  name: 'wakes-claim',
  text: `UPDATE wakes w SET rings = w.rings + 1,
           due = $1::timestamptz + least($2::float8 * power(2, least(w.rings, 20) + 1), ${MAX_DELAY_MS}) * interval '1 millisecond'
         FROM learners l
         WHERE l.no = w.learner AND w.learner IN (
           SELECT learner FROM wakes WHERE due <= $1 ORDER BY due LIMIT $3 FOR UPDATE SKIP LOCKED)
         RETURNING l.id`,
};

/**
 * Takes learners whose wake is overdue, at most `limit`. Each ring doubles the delay until the next one, up to ten
 * minutes, so that an outage does not cause a storm of rings.
 */
export async function claimDueWakes(
  database: Database,
  now: Date,
  sweepAfterMs: number,
  limit: number,
): Promise<string[]> {
  const claimed = await rows<{ id: string }>(database, CLAIM, [now, sweepAfterMs, limit]);
  return claimed.map(({ id }) => id);
}
