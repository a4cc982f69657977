import { FenceLost, type Tx } from '../database.ts';
import type { EventRow } from './number-event.ts';

const COLUMNS = `learner, seq, decode(key, 'hex'), decode(body_digest, 'hex'), type, program, stage, touchpoint, speaker, words,
  outcome, stamped_program, program_version, decode(text_key, 'hex'), decode(once_key, 'hex'), policy, time, effective_time, request_id, traceparent, $2,
  (SELECT array_agg(decode(k, 'hex')) FROM unnest(content_keys) AS k)`;

/**
 * Events, payloads, wakes and the counters of the learners in one statement. `awake` obliges award to run; `$4` is the
 * time by which the learner must have been rung.
 */
const insertText = (also = '') => `WITH new AS MATERIALIZED (
           SELECT * FROM json_to_recordset($1::json) AS new(learner bigint, seq bigint, key text, body_digest text,
             type text, program text, stage text, touchpoint text, speaker text, words int,
             outcome text, stamped_program text, program_version int, text_key text, once_key text, content_keys text[],
             policy int, time timestamptz, effective_time timestamptz, request_id text, traceparent text, id text, source text, data json)
         ), numbered AS (
           INSERT INTO events (learner, seq, key, body_digest, type, program, stage, touchpoint, speaker, words,
             outcome, stamped_program, program_version, text_key, once_key, policy, time, effective_time, request_id, traceparent,
             accepted_at, content_keys)
           SELECT ${COLUMNS} FROM new
         ), kept AS (
           INSERT INTO payloads (learner, seq, id, source, data) SELECT learner, seq, id, source, data FROM new
         ), wake AS (
           INSERT INTO wakes (learner, due, event_since) SELECT DISTINCT learner, $4::timestamptz, $2::timestamptz FROM new
           ON CONFLICT (learner) DO UPDATE SET due = least(wakes.due, excluded.due), rings = 0,
             event_since = coalesce(wakes.event_since, excluded.event_since)
         )${also}
         UPDATE learners l SET last_seq = touched.last_seq, effective_time = touched.effective_time, awake = true
         FROM json_to_recordset($3::json) AS touched(no bigint, seen bigint, last_seq bigint, effective_time timestamptz)
         WHERE l.no = touched.no AND l.last_seq = touched.seen AND l.no = ANY ($5::bigint[])`;
const INSERT = { name: 'events-insert', text: insertText() };
/** The same if some may complete something: they are counted until they have a verdict. */
const INSERT_COMPLETING = {
  name: 'events-insert-completing',
  text: insertText(`, under_way AS (
           INSERT INTO completions_under_way (learner, seq, key)
           SELECT learner, seq, $7 FROM json_to_recordset($6::json) AS sent(learner bigint, seq bigint)
         )`),
};

export type Touched = { no: number; seen: number; last_seq: number; effective_time: string };

/**
 * Writes accepted events and marks their learners awake. `completing`: those that a key sent and that may complete
 * something. Throws `FenceLost` when a counter changed meanwhile.
 */
export async function insertEvents(
  tx: Tx,
  events: EventRow[],
  touched: Touched[],
  times: { at: Date; due: Date },
  completing: { key: string; events: EventRow[] } | null = null,
): Promise<void> {
  const values = [
    JSON.stringify(events),
    times.at,
    JSON.stringify(touched),
    times.due,
    touched.map(({ no }) => no),
  ];
  const result = await (completing === null
    ? tx.query({ ...INSERT, values })
    : tx.query({ ...INSERT_COMPLETING, values: [...values, ...sentBy(completing)] }));
  if (result.rowCount !== touched.length) throw new FenceLost();
}

function sentBy({ key, events }: { key: string; events: EventRow[] }): [string, string] {
  return [JSON.stringify(events.map(({ learner, seq }) => ({ learner, seq }))), key];
}
