import pg from 'pg';
import type { Database } from '../database.ts';
import { learnerTables } from '../learner/learner-tables.ts';
import { readSteps } from '../steps/read-steps.ts';

/** Tables exported as their own kinds of lines, and the record of stream messages, which repeats the ledger. */
const EXPORTED_SEPARATELY = new Set([
  'events',
  'payloads',
  'ledger',
  'calibrations',
  'calibration_texts',
  'changes',
]);

/** A row of any other table, in the JSON form of the database; of steps, with their texts. */
export type OtherRow = { table: string; row: Record<string, unknown> };

/** All other rows of a learner, table by table. */
export async function* readOtherRows(database: Database, learner: number): AsyncGenerator<OtherRow> {
  for (const table of await learnerTables(database)) {
    if (EXPORTED_SEPARATELY.has(table)) continue;
    if (table === 'steps') {
      for await (const row of readSteps(database, learner)) yield { table, row };
      continue;
    }
    const name = pg.escapeIdentifier(table);
    const { rows } = await database.query<{ row: Record<string, unknown> }>(
      `SELECT row_to_json(t) AS row FROM ${name} t WHERE learner = $1 ORDER BY t::text`,
      [learner],
    );
    for (const { row } of rows) yield { table, row: without(row, 'learner') };
  }
}

/** The internal number of the learner has no meaning outside this database. */
function without(row: Record<string, unknown>, column: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).filter(([name]) => name !== column));
}
