import type { Snapshot } from '../../core/snapshot.ts';
import { newestVersion, prefixOf } from '../tenants/versions.ts';
import { rows, type Database } from '../database.ts';

/** One version in the append-only rows. Times in epoch milliseconds; nulls before the first entry or calibration. */
export type VersionRow = {
  id: string;
  at: number;
  entries: number;
  total: number | null;
  level: number | null;
  /** Snapshots of the calibrations after the last entry, in order. */
  verdictsSince: Snapshot[] | null;
  lastHash: string | null;
  calibrations: number;
  state: Snapshot | null;
  policy: number;
  pendingEvents: number;
  pendingCalibrations: number;
};

/**
 * The last entry, award and calibration of a version. Their numbers rise with versions, so each is the first row found
 * from the end. A completion is pending from its award to its first calibration.
 */
const READ = {
  name: 'as-of-version',
  text: `WITH entry AS (
           SELECT entry, total_after, level, hash, at, version FROM ledger
           WHERE learner = $1 AND version <= $2 ORDER BY entry DESC LIMIT 1
         ), award AS (
           SELECT coalesce((SELECT event_seq FROM ledger WHERE learner = $1 AND version <= $2 AND kind = 'award'
             ORDER BY entry DESC LIMIT 1), 0) AS seq
         ), calibration AS (
           SELECT number, state_after, at, version FROM calibrations
           WHERE learner = $1 AND version <= $2 ORDER BY number DESC LIMIT 1
         ), point AS (
           SELECT l.id, coalesce(
             (SELECT at FROM entry WHERE version = $2), (SELECT at FROM calibration WHERE version = $2),
             (SELECT at FROM enrolments WHERE learner = $1 AND version = $2),
             (SELECT at FROM silences WHERE learner = $1 AND version = $2), l.registered_at) AS at
           FROM learners l WHERE l.no = $1
         )
         SELECT p.id, p.at, coalesce(e.entry, 0) AS entries, e.total_after AS total, e.level,
           (SELECT json_agg(state_after ORDER BY number) FROM calibrations
            WHERE learner = $1 AND version <= $2 AND version > coalesce(e.version, 0)) AS "verdictsSince",
           encode(e.hash, 'hex') AS "lastHash", coalesce(c.number, 0) AS calibrations, c.state_after AS state,
           coalesce(${newestVersion('policies', prefixOf('p.id'), 'at <= p.at')}, 1) AS policy,
           (SELECT count(*) FROM events WHERE learner = $1 AND seq > award.seq
              AND accepted_at <= coalesce($3::timestamptz, p.at)) AS "pendingEvents",
           (SELECT count(*) FROM events WHERE learner = $1 AND calibrates AND seq <= award.seq)
             - (SELECT count(*) FROM calibrations WHERE learner = $1 AND version <= $2 AND replaces IS NULL)
             AS "pendingCalibrations"
         FROM point p CROSS JOIN award LEFT JOIN entry e ON true LEFT JOIN calibration c ON true`,
};

/** Reads one version from the append-only rows; events accepted before `until` (epoch ms) count as pending. */
export async function readVersion(
  database: Database,
  learner: number,
  at: { version: number; until: number | null },
): Promise<VersionRow> {
  const until = at.until === null ? null : new Date(at.until);
  const [row] = await rows<VersionRow>(database, READ, [learner, at.version, until]);
  if (!row) throw new Error(`there is no learner ${learner}`);
  return row;
}
