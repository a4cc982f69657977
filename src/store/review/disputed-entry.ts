import { rows, type Tx } from '../database.ts';

/** A ledger entry under dispute. `paid`: whether its XP counts under the current rulings. */
export type DisputedEntry = {
  kind: 'award' | 'settlement' | 'review';
  eventSeq: number | null;
  paid: boolean;
  voided: boolean;
};

const READ = {
  name: 'disputed-entry',
  text: `SELECT l.kind, l.event_seq AS "eventSeq", coalesce(r.ruling = 'paid', l.reason IS NULL) AS paid,
           coalesce(r.ruling = 'voided', false) AS voided
         FROM ledger l LEFT JOIN rulings r ON r.learner = l.learner AND r.seq = l.event_seq
         WHERE l.learner = $1 AND l.entry = $2`,
};

export async function disputedEntry(tx: Tx, learner: number, entry: number): Promise<DisputedEntry | null> {
  const [row] = await rows<DisputedEntry>(tx, READ, [learner, entry]);
  return row ?? null;
}
