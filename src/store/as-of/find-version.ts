import { rows, type Database } from '../database.ts';

/** A point in the history of a learner: the award of an event, by seq, or a time in epoch milliseconds. */
export type AsOf = { seq: number } | { time: number };

/** The version current at a point. Events accepted before `until` count; null means the time of the version. */
export type FoundVersion =
  | { outcome: 'found'; version: number; until: number | null }
  /** The learner was not registered yet. */
  | { outcome: 'before' }
  /** That event has no award yet. */
  | { outcome: 'not_awarded' };

const BY_SEQ = {
  name: 'as-of-seq',
  text: `SELECT version FROM ledger WHERE learner = $1 AND event_seq = $2 AND kind = 'award'`,
};
// Versions rise with each of these tables, so the newest row is found from the end.
const BY_TIME = {
  name: 'as-of-time',
  text: `SELECT registered_at <= $2 AS known, greatest(0,
           (SELECT version FROM ledger WHERE learner = $1 AND at <= $2 ORDER BY entry DESC LIMIT 1),
           (SELECT version FROM calibrations WHERE learner = $1 AND at <= $2 ORDER BY number DESC LIMIT 1),
           (SELECT version FROM enrolments WHERE learner = $1 AND at <= $2 ORDER BY number DESC LIMIT 1),
           (SELECT version FROM silences WHERE learner = $1 AND at <= $2 ORDER BY version DESC LIMIT 1)) AS version
         FROM learners WHERE no = $1`,
};

/** The version current at a point. Seq 0 is the version before the first award. */
export async function findVersion(database: Database, learner: number, asOf: AsOf): Promise<FoundVersion> {
  if ('time' in asOf) {
    const [row] = await rows<{ known: boolean; version: number }>(database, BY_TIME, [
      learner,
      new Date(asOf.time),
    ]);
    if (!row?.known) return { outcome: 'before' };
    return { outcome: 'found', version: row.version, until: asOf.time };
  }
  if (asOf.seq === 0) return { outcome: 'found', version: 0, until: null };
  const [award] = await rows<{ version: number }>(database, BY_SEQ, [learner, asOf.seq]);
  return award ? { outcome: 'found', version: award.version, until: null } : { outcome: 'not_awarded' };
}
