import { rows, type Database } from '../database.ts';

export type FoundLearner = {
  no: number;
  erased: boolean;
  head: string;
  entries: number;
  total: number;
  version: number;
  lastSeq: number;
};

const FIND = {
  name: 'learner-find',
  text: `SELECT no, erased_at IS NOT NULL AS erased, encode(head, 'hex') AS head, entries, total,
           version, last_seq AS "lastSeq" FROM learners WHERE id = $1`,
};

/** The internal number and ledger head of a learner; null when unknown. */
export async function findLearner(database: Database, id: string): Promise<FoundLearner | null> {
  const [row] = await rows<FoundLearner>(database, FIND, [id]);
  return row ?? null;
}
