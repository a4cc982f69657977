import { rows, transaction, type Database } from './database.ts';
import { clearSessions } from './sessions/clear-sessions.ts';

const RENEW = {
  name: 'epoch-renew',
  text: `UPDATE installation i SET epoch = gen_random_uuid() FROM installation was
         RETURNING was.epoch AS before, i.epoch AS after`,
};
const RING = {
  name: 'wakes-ring-now',
  text: `UPDATE wakes w SET due = least(w.due, $1), rings = 0 FROM learners l
         WHERE l.no = w.learner AND (l.awake OR l.pending > 0)`,
};

export type RenewedEpoch = { before: string; after: string; learners: number };

/**
 * Begins a new lifetime of the installation, as every restore must: ids of workflows, streams and ETags that were given
 * out after the backup never match again, and everyone has to sign in again. Learners with pending work are due at once;
 * `learners` counts them.
 */
export function renewEpoch(database: Database, now: Date): Promise<RenewedEpoch> {
  return transaction(database, async (tx) => {
    const [renewed] = await rows<{ before: string; after: string }>(tx, RENEW, []);
    await clearSessions(tx);
    const rung = await tx.query({ ...RING, values: [now] });
    return { ...renewed!, learners: rung.rowCount ?? 0 };
  });
}
