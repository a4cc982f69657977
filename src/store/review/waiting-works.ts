import {
  firstHidden,
  type FirstVerdict,
  type ReviewMode,
  type WaitingWork,
} from '../../core/blind-review.ts';
import { rows, type Database, type Tx } from '../database.ts';

/** SQL: how an item `q` is read. Without a mode of its own it follows the active policy. */
export const MODE = `coalesce(q.mode,
  (SELECT body->'review'->>'mode' FROM policies ORDER BY version DESC LIMIT 1), 'open')`;

/** Work that waits for a decision, with the first verdict on it. */
export type JudgedWork = WaitingWork & { first: FirstVerdict };

/** Where a reviewer's sight of a learner ends: before this verdict, which they have to read blind. */
export type SightEnd = FirstVerdict & { no: number };

const WORKS = `c.completion, ${MODE} AS mode,
  EXISTS (SELECT FROM reviews r WHERE r.learner = q.learner AND r.completion = c.completion
          AND r.calibration IS NOT NULL) AS decided,
  ARRAY(SELECT d.by FROM readings d WHERE d.learner = q.learner AND d.completion = c.completion ORDER BY d.at, d.by) AS readers,
  (SELECT json_build_object('number', k.number, 'version', k.version) FROM calibrations k
   WHERE k.learner = q.learner AND k.completion = c.completion ORDER BY k.number LIMIT 1) AS first`;
const QUEUED = `review_queue q JOIN calibrations c ON c.learner = q.learner AND c.number = q.calibration`;

const READ = {
  name: 'review-waiting-works',
  text: `SELECT ${WORKS} FROM ${QUEUED} WHERE q.learner = $1 AND q.open`,
};
const READ_BY_IDS = {
  name: 'review-waiting-works-by-ids',
  text: `SELECT l.id, l.no, ${WORKS} FROM learners l JOIN ${QUEUED} ON q.learner = l.no
         WHERE l.id = ANY ($1) AND q.open`,
};

type Row = { completion: number; mode: ReviewMode; decided: boolean; readers: string[]; first: FirstVerdict };

/** Of these learners those with a verdict that a person may not see yet, by id. */
export async function sightEnds(
  on: Database | Tx,
  ids: readonly string[],
  by: string,
): Promise<Map<string, SightEnd>> {
  const found = await rows<Row & { id: string; no: number }>(on, READ_BY_IDS, [ids]);
  const ends = new Map<string, SightEnd>();
  for (const [id, works] of Map.groupBy(found, (work) => work.id)) {
    const end = firstHidden(works, by);
    if (end && works[0]) ends.set(id, { ...end, no: works[0].no });
  }
  return ends;
}

/** The work of a learner that waits for a decision, by its completion. */
export async function waitingWorks(on: Database | Tx, learner: number): Promise<Map<number, JudgedWork>> {
  const found = await rows<Row>(on, READ, [learner]);
  return new Map(found.map(({ completion, ...work }) => [completion, work]));
}
