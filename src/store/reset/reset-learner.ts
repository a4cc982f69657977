import pg from 'pg';
import { isTestLearner } from '../../core/test-learner.ts';
import { pendingCompletions } from '../award/pending-completions.ts';
import { rows, transaction, type Database } from '../database.ts';
import { learnerTables } from '../learner/learner-tables.ts';
import { lockLearner } from '../learner/lock-learner.ts';

// Local to the transaction. The triggers of the append-only tables let go of this one learner's rows, and only where the
// id begins as tests' do: whoever sets this for anybody else is refused as before.
const ALLOW = { name: 'reset-allow', text: `SELECT set_config('touchstone.reset', $1::text, true)` };
const DELETE = { name: 'reset-learner', text: 'DELETE FROM learners WHERE no = $1' };

/**
 * Deletes a learner for tests, append-only rows included, in one transaction. Takes the owner's connection, since the
 * role of the running product may not delete them. Answers the completions that were pending; null when there is none.
 */
export function resetLearner(owner: Database, id: string): Promise<number[] | null> {
  if (!isTestLearner(id)) throw new Error(`${id} is no learner for tests`);
  return transaction(owner, async (tx) => {
    const learner = await lockLearner(tx, id);
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
