import { rows, type Tx } from '../database.ts';

const CLEAR = { name: 'wake-clear', text: 'DELETE FROM wakes WHERE learner = $1' };

/** Nothing is owed to the learner any more: the sweepers need not look. */
export async function clearWake(tx: Tx, learner: number): Promise<void> {
  await rows(tx, CLEAR, [learner]);
}
