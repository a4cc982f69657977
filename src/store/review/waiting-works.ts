import { isVerdictHidden, type ReviewMode, type WaitingWork } from '../../core/blind-review.ts';
import { rows, type Database, type Tx } from '../database.ts';

/** SQL: how an item `q` is read. Without a mode of its own it follows the active policy. */
export const MODE = `coalesce(q.mode,
  (SELECT body->'review'->>'mode' FROM policies ORDER BY version DESC LIMIT 1), 'open')`;

const select = (whose: string) => `SELECT q.item, c.completion, ${MODE} AS mode,
           EXISTS (SELECT FROM reviews r WHERE r.learner = q.learner AND r.completion = c.completion
                   AND r.calibration IS NOT NULL) AS decided,
           ARRAY(SELECT d.by FROM readings d WHERE d.learner = q.learner AND d.completion = c.completion ORDER BY d.at, d.by) AS readers
         FROM review_queue q JOIN calibrations c ON c.learner = q.learner AND c.number = q.calibration
         WHERE q.learner = ${whose} AND q.open`;

const READ = { name: 'review-waiting-works', text: select('$1') };
const READ_BY_ID = {
  name: 'review-waiting-works-by-id',
  text: select('(SELECT no FROM learners WHERE id = $1)'),
};

type Row = { item: number; completion: number; mode: ReviewMode; decided: boolean; readers: string[] };

/** Whether a person may not see a verdict of this learner yet. */
export async function hidesFrom(on: Database | Tx, id: string, by: string): Promise<boolean> {
  const found = await rows<Row>(on, READ_BY_ID, [id]);
  return found.some((work) => isVerdictHidden(work, by));
}

/** The work of a learner that waits for a decision, by its completion. */
export async function waitingWorks(on: Database | Tx, learner: number): Promise<Map<number, WaitingWork>> {
  const found = await rows<Row>(on, READ, [learner]);
  return new Map(
    found.map(({ completion, mode, decided, readers }) => [completion, { mode, decided, readers }]),
  );
}
