import type { EventData } from '../../core/event.ts';
import { rows, type Database, type Tx } from '../database.ts';
import type { EventRow } from './number-event.ts';

/** The source of events that were xAPI statements; their id is that of the statement. */
export const STATEMENT_SOURCE = 'xapi';

const RECORD = {
  name: 'statements-record',
  text: `INSERT INTO statements (id, learner, seq)
         SELECT id, learner, seq FROM json_to_recordset($1::json) AS sent(id text, learner bigint, seq bigint)`,
};

/** Makes statements among new events findable by their id. */
export async function recordStatements(tx: Tx, events: readonly EventRow[]): Promise<void> {
  const sent = events.filter(({ source }) => source === STATEMENT_SOURCE);
  if (sent.length === 0) return;
  const values = sent.map(({ id, learner, seq }) => ({ id, learner, seq }));
  await rows(tx, RECORD, [JSON.stringify(values)]);
}

/** A stored statement. Times in epoch milliseconds. */
export type FoundStatement = {
  id: string;
  learner: string;
  seq: number;
  type: string;
  time: number;
  acceptedAt: number;
  voided: boolean;
  data: EventData;
};

const FIND = {
  name: 'statements-find',
  text: `SELECT s.id, l.id AS learner, s.seq, e.type, e.time, e.accepted_at AS "acceptedAt", e.voided, p.data
         FROM unnest($1::text[]) AS asked(id)
         CROSS JOIN LATERAL (SELECT * FROM statements WHERE id = asked.id LIMIT 100) AS s
         JOIN learners l ON l.no = s.learner
         CROSS JOIN LATERAL (SELECT type, time, accepted_at, voided FROM events
           WHERE learner = s.learner AND seq = s.seq LIMIT 1) AS e
         CROSS JOIN LATERAL (SELECT data FROM payloads WHERE learner = s.learner AND seq = s.seq LIMIT 1) AS p`,
};

/** Stored statements with these ids, of any learner: one for each installation that shares this database. */
export function findStatements(database: Database, ids: readonly string[]): Promise<FoundStatement[]> {
  return rows<FoundStatement>(database, FIND, [ids]);
}
