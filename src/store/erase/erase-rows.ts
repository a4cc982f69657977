import pg from 'pg';
import { rows, type Tx } from '../database.ts';
import { learnerTables } from '../learner/learner-tables.ts';

/**
 * Tables that stay: sums and hashes, so that chains and totals can still be verified. They contain no text by people.
 * Rows of all other tables are deleted, so that a table missing from this list is erased, not kept.
 */
const KEPT = new Set(['ledger', 'calibrations', 'events', 'changes']);

/**
 * Event numbers stay, because ledger entries refer to them. Ids chosen by the platform go: a touchpoint may be named
 * after what was said in it. Digests stay where the column is required; without the salt they are meaningless.
 */
const EVENTS = {
  name: 'erase-events',
  text: `UPDATE events SET program = NULL, stamped_program = NULL, program_version = NULL, stage = NULL, touchpoint = NULL,
           text_key = NULL, once_key = NULL, content_keys = NULL, request_id = NULL, traceparent = NULL
         WHERE learner = $1`,
};
const LEARNER = {
  name: 'erase-learner',
  text: `UPDATE learners SET salt = NULL, erased_at = $2, updated_at = $2, awake = false, pending = 0, effective_time = NULL,
           attended_by = NULL
         WHERE no = $1`,
};

/** Deletes the data of a locked learner, except what the chains need. */
export async function eraseRows(tx: Tx, learner: number, at: Date): Promise<void> {
  for (const table of await learnerTables(tx)) {
    if (KEPT.has(table)) continue;
    await tx.query(`DELETE FROM ${pg.escapeIdentifier(table)} WHERE learner = $1`, [learner]);
  }
  await rows(tx, EVENTS, [learner]);
  await rows(tx, LEARNER, [learner, at]);
}
