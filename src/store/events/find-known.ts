import type { Tx } from '../database.ts';

// Without a name it is planned at each call: a kept plan of a young database scans what was a small table then, once for
// each event of a batch.
const FIND = `SELECT asked.learner, asked.key, encode(e.body_digest, 'hex') AS body, e.seq
  FROM json_to_recordset($1::json) AS asked(learner bigint, key text)
  -- LIMIT keeps the planner from joining all events.
  CROSS JOIN LATERAL (SELECT body_digest, seq FROM events
    WHERE learner = asked.learner AND key = decode(asked.key, 'hex') LIMIT 1) AS e`;

export type Known = { learner: number; key: string; body: string; seq: number };

/** Which of these events were accepted before, by any sender at any time (invariant 2). */
export async function findKnown(tx: Tx, asked: { learner: number; key: string }[]): Promise<Known[]> {
  if (asked.length === 0) return [];
  const { rows } = await tx.query<Known>(FIND, [JSON.stringify(asked)]);
  return rows;
}
