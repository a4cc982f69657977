import { rows, type Database } from '../database.ts';

/** What was put before people, and what became of it. Times in epoch ms. */
export type ReviewItem = {
  reasons: string[];
  open: boolean;
  at: number;
  /** The first decision; null if there is none: it waits, or another verdict replaced it. */
  decision: 'upheld' | 'changed' | 'voided' | null;
  decidedAt: number | null;
};

const READ = {
  name: 'documentation-items',
  text: `SELECT q.reasons, q.open, q.at, v.decision, v.at AS "decidedAt"
         FROM review_queue q LEFT JOIN LATERAL (
           SELECT decision, at FROM reviews r WHERE r.learner = q.learner
             AND (r.calibration = q.calibration OR r.entry = q.entry) ORDER BY review LIMIT 1
         ) v ON true
         WHERE q.learner = ANY ($1)`,
};

export function reviewItems(database: Database, learners: readonly number[]): Promise<ReviewItem[]> {
  return rows<ReviewItem>(database, READ, [learners]);
}
