import { rows, type Database } from '../database.ts';

/** An event by its learner's id. */
export type EventPlace = { learner: string; seq: number };

const READ = {
  name: 'events-traces',
  text: `SELECT l.id AS learner, e.seq, e.traceparent
         FROM json_to_recordset($1::json) AS asked(learner text, seq bigint) JOIN learners l ON l.id = asked.learner
         CROSS JOIN LATERAL (
           SELECT seq, traceparent FROM events WHERE learner = l.no AND seq = asked.seq LIMIT 1) AS e
         WHERE e.traceparent IS NOT NULL`,
};

/** The stored trace contexts of events, as W3C traceparents; only of those that have one. */
export function readTraces(
  database: Database,
  events: readonly EventPlace[],
): Promise<(EventPlace & { traceparent: string })[]> {
  return rows(database, READ, [JSON.stringify(events)]);
}
