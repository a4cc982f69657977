import { rows, type Database } from '../database.ts';

/** A position in the order of changes. `tx` is a 64-bit transaction id as text. */
export type Position = { tx: string; learner: number; version: number };

/** One transaction that changed a learner: the entries it appended and the calibration it made. */
export type Change = Position & {
  id: string;
  fromEntry: number;
  toEntry: number;
  calibration: number | null;
  announce: boolean;
};

const READ = {
  name: 'changes-read',
  text: `SELECT c.tx::text AS tx, c.learner, c.version, l.id, c.from_entry AS "fromEntry", c.to_entry AS "toEntry", c.calibration,
           c.announce
         FROM changes c JOIN learners l ON l.no = c.learner
         WHERE (c.tx, c.learner, c.version) > ($1::xid8, $2, $3) AND c.tx < pg_snapshot_xmin(pg_current_snapshot())
           AND l.erased_at IS NULL
         ORDER BY c.tx, c.learner, c.version LIMIT $4`,
};
const END = {
  name: 'changes-end',
  text: 'SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS tx',
};

/**
 * Changes after a position. Stops before any transaction that is still running, so that a late commit is never skipped.
 */
export function readChanges(database: Database, after: Position, limit: number): Promise<Change[]> {
  return rows<Change>(database, READ, [after.tx, after.learner, after.version, limit]);
}

/** The position before everything that commits from now on. */
export async function changesEnd(database: Database): Promise<Position> {
  const [row] = await rows<{ tx: string }>(database, END, []);
  return { tx: row?.tx ?? '0', learner: -1, version: -1 };
}
