import pg from 'pg';
import type { Database } from '../database.ts';
import { learnerTables } from '../learner/learner-tables.ts';

/** Tables that lines of a kind of their own tell, and the record of what streams were told, which repeats the ledger. */
const TOLD = new Set(['events', 'payloads', 'ledger', 'calibrations', 'calibration_texts', 'changes']);

/** A row of any other table, as the database writes it. */
export type OtherRow = { table: string; row: Record<string, unknown> };

/** Everything else that is held of a learner, table by table. */
export async function* readOtherRows(database: Database, learner: number): AsyncGenerator<OtherRow> {
  for (const table of await learnerTables(database)) {
    if (TOLD.has(table)) continue;
    const name = pg.escapeIdentifier(table);
    const { rows } = await database.query<{ row: Record<string, unknown> }>(
      `SELECT row_to_json(t) AS row FROM ${name} t WHERE learner = $1 ORDER BY t::text`,
      [learner],
    );
    for (const { row } of rows) yield { table, row: without(row, 'learner') };
  }
}

/** The number under which the learner is kept here means nothing elsewhere. */
function without(row: Record<string, unknown>, column: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).filter(([name]) => name !== column));
}
