import { rows, transaction, type Database } from '../database.ts';
import { eraseRows } from '../erase/erase-rows.ts';
import { lockLearner } from '../learner/lock-learner.ts';
import { clearSessionsOf } from '../sessions/clear-sessions.ts';
import type { TransferManifest } from './transfer-lines.ts';

const TIMEOUT = "SET LOCAL statement_timeout = '60s'";
const MARK = { name: 'move-done', text: 'UPDATE learners SET moved_at = $2 WHERE no = $1' };

/**
 * Ends a move in the cell that the learner leaves: removes texts as an erase does, so that a later erase in the other cell
 * is complete, and keeps both chains. False if the learner is not as it was sent, or does not move any more.
 */
export function depart(
  database: Database,
  id: string,
  move: string,
  sent: TransferManifest,
  at: Date,
): Promise<boolean> {
  return transaction(database, async (tx) => {
    await tx.query(TIMEOUT);
    const learner = await lockLearner(tx, id, { evenAway: true });
    if (!learner || learner.move !== move || learner.movingTo === null) return false;
    if (learner.movedAt !== null) return true;
    const { version, lastSeq, entries, calibrations } = learner;
    if (version !== sent.version || lastSeq !== sent.lastSeq) return false;
    if (entries !== sent.ledger.entries || calibrations !== sent.calibrations.calibrations) return false;
    await eraseRows(tx, learner.no, at);
    await clearSessionsOf(tx, id);
    await rows(tx, MARK, [learner.no, at]);
    return true;
  });
}
