import pg from 'pg';
import { rows, type Database, type Tx } from '../database.ts';
import { createTally } from '../export/manifest.ts';
import { lockLearner } from '../learner/lock-learner.ts';
import { movedTables, type Column } from './moved-tables.ts';
import { usedDocuments, type UsedDocument } from './used-documents.ts';

export const TRANSFER_FORMAT = 'touchstone-transfer/1';

/** The first line. `migrations`: rows have the columns of this schema. `prefix`: the whole prefix moves. */
export type TransferHeader = {
  kind: 'transfer';
  format: typeof TRANSFER_FORMAT;
  learner: string;
  move: string;
  prefix: string | null;
  migrations: string[];
  documents: UsedDocument[];
};

/** The last line: what the lines before it must add up to, and the ends of both chains. */
export type TransferManifest = {
  kind: 'manifest';
  version: number;
  lastSeq: number;
  ledger: { entries: number; total: number; head: string };
  calibrations: { calibrations: number; head: string };
} & ReturnType<ReturnType<typeof createTally>['sums']>;

const FETCH = 200;
const MIGRATIONS = { name: 'move-migrations', text: 'SELECT name FROM migrations ORDER BY name' };

export async function migrationNames(on: Database | Tx): Promise<string[]> {
  return (await rows<{ name: string }>(on, MIGRATIONS, [])).map(({ name }) => name);
}

/** Rows as lines of JSON, made by the database: they pass through this process unread. */
async function* rowLines(
  tx: Tx,
  table: string,
  columns: readonly Column[],
  no: number,
): AsyncGenerator<string> {
  const list = columns.map(({ name, json }) => {
    const column = pg.escapeIdentifier(name);
    return json ? `${column}::text AS ${column}` : column;
  });
  const own = table === 'learners' ? 'no' : 'learner';
  await tx.query(`DECLARE moved NO SCROLL CURSOR FOR
    SELECT json_build_object('kind', 'row', 'table', ${pg.escapeLiteral(table)}, 'row', row_to_json(r))::text AS line
    FROM (SELECT ${list.join(', ')} FROM ${pg.escapeIdentifier(table)} WHERE ${own} = ${no}) r`);
  for (;;) {
    const page = await tx.query<{ line: string }>(`FETCH ${FETCH} FROM moved`);
    for (const { line } of page.rows) yield line;
    if (page.rows.length < FETCH) break;
  }
  await tx.query('CLOSE moved');
}

type Options = { move: string; prefix: string | null };

/**
 * Everything that is stored about a learner who moves, one JSON document a line, for the transfer to another cell. Call it
 * in a transaction when the learner is quiet: then nothing can change before the other cell has it.
 */
export async function* transferLines(tx: Tx, id: string, { move, prefix }: Options): AsyncGenerator<string> {
  const learner = await lockLearner(tx, id, { evenAway: true });
  if (!learner || learner.move !== move) throw new Error(`${id} is not moving`);
  const tally = createTally();
  const written = (kind: string, line: string): string => {
    tally.add(kind, line);
    return line;
  };
  const header: TransferHeader = {
    kind: 'transfer',
    format: TRANSFER_FORMAT,
    learner: id,
    move,
    prefix,
    migrations: await migrationNames(tx),
    documents: await usedDocuments(tx, learner.no),
  };
  yield written('transfer', JSON.stringify(header));
  for (const [table, columns] of await movedTables(tx))
    for await (const line of rowLines(tx, table, columns, learner.no)) yield written(table, line);
  const { version, lastSeq, entries, total, head, calibrations, calibrationHead } = learner;
  const manifest: TransferManifest = {
    kind: 'manifest',
    version,
    lastSeq,
    ledger: { entries, total, head },
    calibrations: { calibrations, head: calibrationHead },
    ...tally.sums(),
  };
  yield JSON.stringify(manifest);
}
