import pg from 'pg';
import { isTestLearner } from '../../core/test-learner.ts';
import { pendingCompletions } from '../award/pending-completions.ts';
import { rows, transaction, type Database } from '../database.ts';
import { learnerTables } from '../learner/learner-tables.ts';
import { lockLearner } from '../learner/lock-learner.ts';

// Set for this transaction only. The triggers of append-only tables then allow deleting the rows of this learner, but
// only if the id is that of a test learner.
const ALLOW = { name: 'reset-allow', text: `SELECT set_config('touchstone.reset', $1::text, true)` };
const DELETE = { name: 'reset-learner', text: 'DELETE FROM learners WHERE no = $1' };

/**
 * Deletes a test learner in one transaction, including append-only rows. Needs the connection of the owner: the role of
 * the running product may not delete them. Returns the pending completions; null when the learner is unknown.
 */
export function resetLearner(owner: Database, id: string): Promise<number[] | null> {
  if (!isTestLearner(id)) throw new Error(`${id} is not a test learner`);
  return transaction(owner, async (tx) => {
    const learner = await lockLearner(tx, id, { evenAway: true });
    if (!learner) return null;
    const pending = await pendingCompletions(tx, learner);
    await rows(tx, ALLOW, [learner.no]);
    for (const table of await learnerTables(tx)) {
      await tx.query(`DELETE FROM ${pg.escapeIdentifier(table)} WHERE learner = $1`, [learner.no]);
    }
    await rows(tx, DELETE, [learner.no]);
    return pending.map(({ seq }) => seq);
  });
}
