import { rows, type Database } from '../database.ts';

const GIVE_BACK = {
  name: 'wakes-give-back',
  text: `UPDATE wakes w SET rings = greatest(w.rings - 1, 0), due = least(w.due, $2)
         FROM learners l WHERE l.no = w.learner AND l.id = ANY($1)`,
};

/**
 * Undoes the claim of learners whose ring failed: they are due again soon, and their delay does not grow. It is meant
 * for learners whose ring arrives and changes nothing.
 */
export async function giveBackWakes(
  database: Database,
  learners: readonly string[],
  due: Date,
): Promise<void> {
  await rows(database, GIVE_BACK, [learners, due]);
}
