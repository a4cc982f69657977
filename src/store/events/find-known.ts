import { rows, type Tx } from '../database.ts';

const FIND = {
  name: 'events-known',
  // LIMIT keeps the planner from joining all events.
  text: `SELECT asked.learner, asked.key, encode(e.body_digest, 'hex') AS body, e.seq
         FROM json_to_recordset($1::json) AS asked(learner bigint, key text)
         CROSS JOIN LATERAL (SELECT body_digest, seq FROM events
           WHERE learner = asked.learner AND key = decode(asked.key, 'hex') LIMIT 1) AS e`,
};

export type Known = { learner: number; key: string; body: string; seq: number };

/** Which of these events were accepted before, by any sender at any time (invariant 2). */
export function findKnown(tx: Tx, asked: { learner: number; key: string }[]): Promise<Known[]> {
  return rows<Known>(tx, FIND, [JSON.stringify(asked)]);
}
