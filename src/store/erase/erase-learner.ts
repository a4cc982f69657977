import { pendingCompletions } from '../award/pending-completions.ts';
import { transaction, type Database } from '../database.ts';
import { lockLearner } from '../learner/lock-learner.ts';
import { eraseRows } from './erase-rows.ts';

/** Completions whose heavy path may be under way; `erasedBefore` when there was nothing left to erase. */
export type Erased = { completions: number[]; erasedBefore: boolean };

/** A long life is more than one statement of the pool's usual length. */
const TIMEOUT = "SET LOCAL statement_timeout = '60s'";

/**
 * Erases a learner (invariant 12) under the learner's lock: whoever writes afterwards finds `erased_at`, and whoever
 * wrote before is erased too. Null when there is no such learner.
 */
export function eraseLearner(database: Database, id: string, at: Date): Promise<Erased | null> {
  return transaction(database, async (tx) => {
    await tx.query(TIMEOUT);
    const learner = await lockLearner(tx, id);
    if (!learner) return null;
    if (learner.erasedAt !== null) return { completions: [], erasedBefore: true };
    const completions = (await pendingCompletions(tx, learner)).map(({ seq }) => seq);
    await eraseRows(tx, learner.no, at);
    return { completions, erasedBefore: false };
  });
}
