import pg from 'pg';
import { rows, type Tx } from '../database.ts';
import type { Column, MovedTables } from './moved-tables.ts';

const BATCH = 200;
const identifier = (name: string) => pg.escapeIdentifier(name);

/** Rows that the cell has already, from when the learner was here before. They are append-only, so they are the same. */
export type Kept = { ledger: number; calibrations: number };

const NUMBER_OF: Record<string, string> = { ledger: 'entry', calibrations: 'number' };

/** The declared columns of a row in JSON, and the list that takes them out. */
function sqlOf(columns: readonly Column[]) {
  const declared = columns.map(({ name, type, json }) => `${identifier(name)} ${json ? 'text' : type}`);
  const taken = columns.map(({ name, type, json }) => `r.${identifier(name)}${json ? `::${type}` : ''}`);
  return { names: columns.map(({ name }) => identifier(name)), declared: declared.join(', '), taken };
}

/** Writes the learner's own row, in place of the one that is left from an earlier stay. Returns its number. */
export async function writeMovedLearner(
  tx: Tx,
  line: string,
  { before, move, tables }: { before: number | null; move: string; tables: MovedTables },
): Promise<number> {
  const { names, declared, taken } = sqlOf(tables.get('learners') ?? []);
  const from = `json_to_record($1::json -> 'row') AS r(${declared})`;
  if (before === null) {
    const text = `INSERT INTO learners (${names.join(', ')}, move) SELECT ${taken.join(', ')}, $2 FROM ${from} RETURNING no`;
    const inserted = await tx.query<{ no: number }>(text, [line, move]);
    return inserted.rows[0]!.no;
  }
  const sets = names.map((name, index) => `${name} = ${taken[index]}`);
  await tx.query(
    `UPDATE learners l SET ${sets.join(', ')}, awake = false, attended_by = NULL, moving_to = NULL, moved_at = NULL, move = $2
     FROM ${from} WHERE l.no = $3`,
    [line, move, before],
  );
  return before;
}

/** Inserts rows of one table, given as lines of a transfer; those of append-only tables only after what is kept. */
async function insertBatch(
  tx: Tx,
  { table, columns, lines }: { table: string; columns: readonly Column[]; lines: string[] },
  no: number,
  kept: Kept,
): Promise<void> {
  const { names, declared, taken } = sqlOf(columns);
  const number = NUMBER_OF[table];
  const text = `INSERT INTO ${identifier(table)} (learner, ${names.join(', ')})
    SELECT $2, ${taken.join(', ')} FROM json_array_elements($1::json) AS l(line), json_to_record(l.line -> 'row') AS r(${declared})
    ${number === undefined ? '' : `WHERE r.${number} > ${kept[table as keyof Kept]}`}`;
  await tx.query(text, [`[${lines.join(',')}]`, no]);
}

const TABLE = /^\{"kind" : "row", "table" : "([a-z_]+)"/;

/** Inserts all rows but the learner's own. `tables`: those that may move; others are refused by the result. */
export async function insertMoved(
  tx: Tx,
  lines: AsyncIterable<string>,
  { no, kept, tables }: { no: number; kept: Kept; tables: MovedTables },
): Promise<string | null> {
  let table = '';
  let batch: string[] = [];
  const flush = async () => {
    const columns = tables.get(table) ?? [];
    if (batch.length > 0) await insertBatch(tx, { table, columns, lines: batch }, no, kept);
    batch = [];
  };
  for await (const line of lines) {
    const name = TABLE.exec(line)?.[1];
    if (name === undefined || name === 'learners') continue;
    if (!tables.has(name)) return name;
    if (name !== table || batch.length === BATCH) await flush();
    table = name;
    batch.push(line);
  }
  await flush();
  return null;
}

/** Removes what an earlier stay left in all tables but the append-only ones. */
export async function clearBefore(tx: Tx, tables: MovedTables, no: number): Promise<void> {
  for (const table of tables.keys()) {
    if (table === 'learners' || NUMBER_OF[table] !== undefined) continue;
    await rows(
      tx,
      { name: `move-clear-${table}`, text: `DELETE FROM ${identifier(table)} WHERE learner = $1` },
      [no],
    );
  }
}
