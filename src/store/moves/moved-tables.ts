import { rows, type Database, type Tx } from '../database.ts';
import { learnerTables } from '../learner/learner-tables.ts';

/** What stays behind: positions of streams, counts of limits and published roots mean something only in this installation. */
const LEFT = new Set(['changes', 'completions_under_way', 'ledger_trees']);

/** Columns that the receiving cell sets itself. */
const OWN: Record<string, Set<string>> = {
  learners: new Set(['awake', 'attended_by', 'moving_to', 'move', 'moved_at']),
};

/** A column and its type; JSON is moved as its text, so that not one byte of it changes. */
export type Column = { name: string; type: string; json: boolean };

const COLUMNS = {
  name: 'moved-columns',
  text: `SELECT c.relname AS "table", attname AS name, format_type(atttypid, atttypmod) AS type,
           atttypid IN ('json'::regtype, 'jsonb'::regtype) AS json
         FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
         WHERE c.relnamespace = 'public'::regnamespace AND c.relname = ANY ($1) AND attnum > 0 AND NOT attisdropped
           AND attidentity = '' AND attname <> 'learner'
         ORDER BY c.relname, attname`,
};

export type MovedTables = ReadonlyMap<string, readonly Column[]>;

/**
 * The tables with rows of learners that move with them, the learner's own row first, and their columns without the learner's
 * number, which differs between cells. From the database catalogue.
 */
export async function movedTables(on: Database | Tx): Promise<MovedTables> {
  const tables = ['learners', ...(await learnerTables(on)).filter((table) => !LEFT.has(table))];
  const found = await rows<Column & { table: string }>(on, COLUMNS, [tables]);
  const columns = Map.groupBy(found, ({ table }) => table);
  return new Map(
    tables.map((table) => [table, (columns.get(table) ?? []).filter(({ name }) => !OWN[table]?.has(name))]),
  );
}
