import pg from 'pg';
import { rows, type Tx } from '../database.ts';
import { learnerTables } from '../learner/learner-tables.ts';

/**
 * What stays: sums and hashes, so that the chains and totals still verify. None of these tables holds anybody's words.
 * Every other table with rows of learners loses them, so that a forgotten one is erased and not kept.
 */
const KEPT = new Set(['ledger', 'calibrations', 'events', 'changes']);

/**
 * The numbers of events stay, for they are what the ledger's entries refer to. The platform's ids for places go too: a
 * touchpoint may be named after what was said in it. Digests stay where a column must have one; without the salt they
 * say nothing.
 */
const EVENTS = {
  name: 'erase-events',
  text: `UPDATE events SET program = NULL, stamped_program = NULL, program_version = NULL, stage = NULL, touchpoint = NULL,
           text_key = NULL, once_key = NULL
         WHERE learner = $1`,
};
const LEARNER = {
  name: 'erase-learner',
  text: `UPDATE learners SET salt = NULL, erased_at = $2, updated_at = $2, awake = false, pending = 0, effective_time = NULL
         WHERE no = $1`,
};

/** Deletes what is held of a locked learner, but for what the chains need. */
export async function eraseRows(tx: Tx, learner: number, at: Date): Promise<void> {
  for (const table of await learnerTables(tx)) {
    if (KEPT.has(table)) continue;
    await tx.query(`DELETE FROM ${pg.escapeIdentifier(table)} WHERE learner = $1`, [learner]);
  }
  await rows(tx, EVENTS, [learner]);
  await rows(tx, LEARNER, [learner, at]);
}
