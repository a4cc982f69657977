import { rows, type Tx } from '../database.ts';

/** An awarded completion without a calibration; `awardedAt` in epoch milliseconds. */
export type Pending = { seq: number; policy: number; awardedAt: number };

const READ = {
  name: 'pending-completions',
  text: `SELECT e.seq, e.policy, l.at AS "awardedAt" FROM events e
         JOIN ledger l ON l.learner = e.learner AND l.event_seq = e.seq AND l.kind = 'award'
         WHERE e.learner = $1 AND e.calibrates AND NOT e.voided AND e.seq > $2 ORDER BY e.seq`,
};

/**
 * Pending completions, oldest first. Calibrations commit in order, so all of them come after the last calibrated one.
 */
export async function pendingCompletions(
  tx: Tx,
  learner: { no: number; calibratedTo: number; pending: number },
): Promise<Pending[]> {
  return learner.pending === 0 ? [] : rows<Pending>(tx, READ, [learner.no, learner.calibratedTo]);
}
