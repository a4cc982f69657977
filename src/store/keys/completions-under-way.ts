import { rows, type Database } from '../database.ts';

/** Whether a row is finished: the learner is gone or erased, or the event has a verdict, is voided or completed nothing. */
const DONE = `l.no IS NULL OR l.erased_at IS NOT NULL
  OR l.awarded_to >= u.seq AND (l.calibrated_to >= u.seq OR NOT e.calibrates OR e.voided)`;
const JOINED = `LEFT JOIN LATERAL (
    SELECT no, erased_at, awarded_to, calibrated_to FROM learners WHERE no = u.learner LIMIT 1) l ON true
  LEFT JOIN LATERAL (
    SELECT calibrates, voided FROM events WHERE learner = u.learner AND seq = u.seq LIMIT 1) e ON true`;
/** Skips rows that another process deletes at the same time. */
const FORGET = `DELETE FROM completions_under_way WHERE (learner, seq) IN (
  SELECT u.learner, u.seq FROM completions_under_way u JOIN done USING (learner, seq) FOR UPDATE OF u SKIP LOCKED)`;

const COUNT = {
  name: 'under-way-count',
  text: `WITH sent AS MATERIALIZED (
           SELECT u.learner, u.seq, u.key = $1 AS own, u.key IN (SELECT id FROM keys WHERE prefix = $2) AS shared, ${DONE} AS finished
           FROM completions_under_way u ${JOINED}
           WHERE u.key = $1 OR u.key IN (SELECT id FROM keys WHERE prefix = $2 OR starts_with(prefix, $3))
         ), done AS (SELECT learner, seq FROM sent WHERE finished
         ), forgotten AS (${FORGET})
         SELECT count(*) FILTER (WHERE own) AS key, count(*) FILTER (WHERE own OR shared) AS prefix, count(*) AS tenant
         FROM sent WHERE finished IS NOT TRUE`,
};
const CLEAR = {
  name: 'under-way-clear',
  text: `WITH done AS MATERIALIZED (SELECT u.learner, u.seq FROM completions_under_way u ${JOINED} WHERE ${DONE}) ${FORGET}`,
};

/** Completions under way of a key, of all keys with its prefix, and of all keys of its tenant. */
export type UnderWay = { key: number; prefix: number; tenant: number };

/** Counts what is under way of a key, of its prefix and of the prefix of its tenant; forgets what is finished. */
export async function countUnderWay(
  database: Database,
  key: string,
  prefix: string | null,
  tenant: string | null,
): Promise<UnderWay> {
  const [row] = await rows<UnderWay>(database, COUNT, [key, prefix, tenant]);
  return row ?? { key: 0, prefix: 0, tenant: 0 };
}

/** Forgets everything that is finished, also of keys that send nothing any more. */
export async function clearUnderWay(database: Database): Promise<void> {
  await rows(database, CLEAR, []);
}
