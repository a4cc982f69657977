import { rows, type Database } from '../database.ts';

const READ = {
  name: 'oldest-pending',
  text: `SELECT min(completion.accepted_at) AS "acceptedAt"
         FROM wakes w JOIN learners l ON l.no = w.learner AND l.pending > 0
         CROSS JOIN LATERAL (
           SELECT e.accepted_at FROM events e
           WHERE e.learner = l.no AND e.calibrates AND NOT e.voided AND e.seq > l.calibrated_to ORDER BY e.seq LIMIT 1
         ) completion`,
};

/** When the oldest completion without a verdict was accepted, in epoch milliseconds; null when there is none. */
export async function oldestPending(database: Database): Promise<number | null> {
  const [row] = await rows<{ acceptedAt: number | null }>(database, READ, []);
  return row?.acceptedAt ?? null;
}
