import { rows, type Tx } from '../database.ts';

const FIND = {
  name: 'events-known',
  text: `SELECT e.learner, encode(e.key, 'hex') AS key, encode(e.body_digest, 'hex') AS body, e.seq
         FROM json_to_recordset($1::json) AS asked(learner bigint, key text)
         JOIN events e ON e.learner = asked.learner AND e.key = decode(asked.key, 'hex')`,
};

export type Known = { learner: number; key: string; body: string; seq: number };

/** Which of these events were accepted before, whoever delivered them and whenever (invariant 2). */
export function findKnown(tx: Tx, asked: { learner: number; key: string }[]): Promise<Known[]> {
  return rows<Known>(tx, FIND, [JSON.stringify(asked)]);
}
