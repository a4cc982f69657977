import { pendingCompletions } from '../award/pending-completions.ts';
import { notify } from '../changes/notice.ts';
import { rows, transaction, type Database } from '../database.ts';
import { lockLearner } from '../learner/lock-learner.ts';
import { clearSessionsOf } from '../sessions/clear-sessions.ts';
import { eraseRows } from './erase-rows.ts';

/** Completions whose calibration may be running; `erasedBefore` when the learner had been erased already. */
export type Erased = { completions: number[]; erasedBefore: boolean };

/** Erasing a long history takes longer than the usual statement timeout of the pool. */
const TIMEOUT = "SET LOCAL statement_timeout = '60s'";

// Read before the erase, which removes the groups.
const WEBHOOKS = {
  name: 'erase-webhooks',
  text: `SELECT w.id FROM webhooks w JOIN profiles p ON w.learner_group = ANY (p.groups) WHERE p.learner = $1`,
};

/**
 * Erases a learner (invariant 12) under the learner's lock: later writers see `erased_at`, and everything written
 * before is erased too. Null when the learner is unknown.
 */
export function eraseLearner(database: Database, id: string, at: Date): Promise<Erased | null> {
  return transaction(database, async (tx) => {
    await tx.query(TIMEOUT);
    const learner = await lockLearner(tx, id);
    if (!learner) return null;
    if (learner.erasedAt !== null) return { completions: [], erasedBefore: true };
    const completions = (await pendingCompletions(tx, learner)).map(({ seq }) => seq);
    const limited = await rows<{ id: string }>(tx, WEBHOOKS, [learner.no]);
    await eraseRows(tx, learner.no, at);
    const webhooks = limited.map(({ id }) => id);
    await notify(tx, learner.no, { kind: 'learner.erased', webhooks }, at);
    await clearSessionsOf(tx, id);
    return { completions, erasedBefore: false };
  });
}
