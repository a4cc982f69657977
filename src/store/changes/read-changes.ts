import { rows, type Database } from '../database.ts';
import { RANGES } from './ranges.ts';

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

/** `end`: everything before this position that was asked for is in the page, unless the page is full. */
export type ChangesPage = { changes: Change[]; end: Position };

// The ranges are compared before the join, so rows that nobody here listens to cost almost nothing.
const READ = {
  name: 'changes-read',
  text: `SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS end, page.* FROM (SELECT) AS always LEFT JOIN (
           SELECT c.tx::text AS tx, c.learner, c.version, l.id, c.from_entry AS "fromEntry", c.to_entry AS "toEntry",
             c.calibration, c.announce
           FROM changes c JOIN learners l ON l.no = c.learner
           WHERE (c.tx, c.learner, c.version) > ($1::xid8, $2, $3) AND c.tx < pg_snapshot_xmin(pg_current_snapshot())
             AND l.erased_at IS NULL AND ($5::bigint[] IS NULL OR c.learner % ${RANGES} = ANY ($5))
           ORDER BY c.tx, c.learner, c.version LIMIT $4) AS page ON true
         ORDER BY page.tx::xid8, page.learner, page.version`,
};
const END = {
  name: 'changes-end',
  text: 'SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS tx',
};
const HELD = {
  name: 'changes-held',
  text: `SELECT at FROM changes WHERE tx >= pg_snapshot_xmin(pg_current_snapshot()) ORDER BY tx, learner, version LIMIT 1`,
};

const before = (tx: string): Position => ({ tx, learner: -1, version: -1 });

/**
 * Changes after a position, of all learners or of some hash ranges. Stops before any transaction that is still running, so
 * that a late commit is never skipped.
 */
export async function readChanges(
  database: Database,
  after: Position,
  limit: number,
  ranges: readonly number[] | null = null,
): Promise<ChangesPage> {
  const found = await rows<(Change | { tx: null }) & { end: string }>(database, READ, [
    after.tx,
    after.learner,
    after.version,
    limit,
    ranges,
  ]);
  const changes = found.flatMap(({ end: _end, ...row }) => (row.tx === null ? [] : [row as Change]));
  return { changes, end: before(found[0]?.end ?? after.tx) };
}

/** The position before everything that commits from now on. */
export async function changesEnd(database: Database): Promise<Position> {
  const [row] = await rows<{ tx: string }>(database, END, []);
  return before(row?.tx ?? '0');
}

/**
 * When the oldest change was made that a transaction still running on the server keeps from streams, in epoch
 * milliseconds; null if there is none. It may be a transaction in another database of the same server.
 */
export async function heldSince(database: Database): Promise<number | null> {
  const [row] = await rows<{ at: number }>(database, HELD, []);
  return row?.at ?? null;
}
