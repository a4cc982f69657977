import type { Change, Position } from '../changes/read-changes.ts';
import type { Notice } from '../changes/notice.ts';
import { rows, type Database } from '../database.ts';

/** A change or notice in the order of changes, and what decides who is told. `id` is null once the learner was reset. */
export type Outgoing = Omit<Change, 'id'> & {
  id: string | null;
  at: number;
  notice: Notice | null;
  groups: string[] | null;
  erased: boolean;
};

const after = (table: string) =>
  `(${table}.tx, ${table}.learner, ${table}.version) > ($1::xid8, $2, $3) AND ${table}.tx < pg_snapshot_xmin(pg_current_snapshot())
   ORDER BY ${table}.tx, ${table}.learner, ${table}.version LIMIT $4`;

const READ = {
  name: 'webhook-outgoing',
  text: `SELECT o.tx::text AS tx, o.learner, o.version, l.id, o.from_entry AS "fromEntry", o.to_entry AS "toEntry",
           o.calibration, o.announce, o.at, o.notice, p.groups, coalesce(l.erased_at IS NOT NULL, true) AS erased
         FROM (
           (SELECT tx, learner, version, from_entry, to_entry, calibration, announce, at, NULL::json AS notice
            FROM changes c WHERE ${after('c')})
           UNION ALL
           (SELECT tx, learner, version, 1, 0, NULL, false, at, notice FROM notices n WHERE ${after('n')})
         ) o LEFT JOIN learners l ON l.no = o.learner LEFT JOIN profiles p ON p.learner = o.learner
         ORDER BY o.tx, o.learner, o.version LIMIT $4`,
};

/** Changes and notices of all learners after a position. Like streams, stops before transactions that still run. */
export function readOutgoing(database: Database, position: Position, limit: number): Promise<Outgoing[]> {
  return rows<Outgoing>(database, READ, [position.tx, position.learner, position.version, limit]);
}

const OLDEST = {
  name: 'webhooks-oldest',
  text: `SELECT min(first.at) AS oldest, count(*) FILTER (WHERE w.disabled_at IS NOT NULL) AS disabled
         FROM webhooks w LEFT JOIN LATERAL (
           SELECT c.at FROM changes c WHERE (c.tx, c.learner, c.version) > (w.after_tx, w.after_learner, w.after_version)
           ORDER BY c.tx, c.learner, c.version LIMIT 1) first ON w.disabled_at IS NULL`,
};

/** The time of the oldest change that an endpoint has not got yet, over all that are called, and how many are not. */
export async function oldestUndelivered(
  database: Database,
): Promise<{ oldest: number | null; disabled: number }> {
  const [row] = await rows<{ oldest: number | null; disabled: number }>(database, OLDEST, []);
  return row ?? { oldest: null, disabled: 0 };
}
