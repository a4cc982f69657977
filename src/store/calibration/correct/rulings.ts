import { rows, type Tx } from '../../database.ts';

const RULE = {
  name: 'event-rule',
  text: `INSERT INTO rulings (learner, seq, ruling) VALUES ($1, $2, $3)
         ON CONFLICT (learner, seq) DO UPDATE SET ruling = excluded.ruling`,
};

/** Stores a person's ruling on the pay of an event; the last ruling counts. */
export async function keepRuling(
  tx: Tx,
  learner: number,
  seq: number,
  ruling: 'paid' | 'refused' | 'voided',
): Promise<void> {
  await rows(tx, RULE, [learner, seq, ruling]);
}
