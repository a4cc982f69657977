import { rows, type Database } from '../database.ts';
import { REACHED, type ReviewerReach } from './read-agreement.ts';

/** What one reviewer has to do and has done. */
export type ReviewerProgress = {
  reviewer: string;
  /** Items assigned to them that wait for a decision, and since when the oldest waits. */
  assigned: number;
  oldest: string | null;
  /** Items assigned to them that are closed. */
  closed: number;
  readings: number;
  upheld: number;
  changed: number;
};

const LIMIT = 500;

const READ = {
  name: 'review-progress',
  text: `SELECT reviewer, sum(assigned)::int AS assigned, min(since) AS oldest, sum(closed)::int AS closed,
           sum(readings)::int AS readings, sum(upheld)::int AS upheld, sum(changed)::int AS changed
         FROM (
           SELECT learner, assignee AS reviewer, open::int AS assigned, CASE WHEN open THEN at END AS since, (NOT open)::int AS closed,
             0 AS readings, 0 AS upheld, 0 AS changed FROM review_queue WHERE assignee IS NOT NULL
           UNION ALL SELECT learner, by, 0, NULL, 0, 1, 0, 0 FROM readings
           UNION ALL SELECT learner, by, 0, NULL, 0, 0, (decision = 'upheld')::int, (decision = 'changed')::int
             FROM reviews WHERE decision <> 'voided'
         ) done JOIN learners l ON l.no = done.learner WHERE ${REACHED}
         GROUP BY reviewer ORDER BY reviewer LIMIT ${LIMIT}`,
};

/** Progress of every person who was assigned something, read or decided, by id. */
export async function readProgress(
  database: Database,
  { prefix, groups }: Omit<ReviewerReach, 'by'>,
): Promise<ReviewerProgress[]> {
  const found = await rows<Omit<ReviewerProgress, 'oldest'> & { oldest: number | null }>(database, READ, [
    prefix,
    groups,
  ]);
  return found.map(({ oldest, ...row }) => ({
    ...row,
    oldest: oldest === null ? null : new Date(oldest).toISOString(),
  }));
}
