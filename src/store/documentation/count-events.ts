import { rows, type Database } from '../database.ts';

/** Events of one type: how many, how many of them still have their text, and when they were accepted (epoch ms). */
export type EventCount = { type: string; events: number; withText: number; first: number; last: number };

const COUNT = {
  name: 'documentation-events',
  text: `SELECT e.type, count(*) AS events, count(p.seq) AS "withText", min(e.accepted_at) AS first, max(e.accepted_at) AS last
         FROM events e LEFT JOIN payloads p ON p.learner = e.learner AND p.seq = e.seq
         WHERE e.learner = ANY ($1) GROUP BY 1`,
};

export function countEvents(database: Database, learners: readonly number[]): Promise<EventCount[]> {
  return rows<EventCount>(database, COUNT, [learners]);
}
