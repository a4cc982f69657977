import { rows, transaction, type Database } from '../database.ts';
import { lockLearner } from '../learner/lock-learner.ts';

/** `move` is the id of the move; it stays the same when the command runs again. */
export type Begun =
  | { state: 'moving'; move: string }
  | { state: 'moved' }
  | { state: 'elsewhere'; cell: string };

const MARK = {
  name: 'move-mark',
  text: `UPDATE learners SET moving_to = $2, move = coalesce(CASE WHEN moving_to IS NOT NULL THEN move END, gen_random_uuid())
         WHERE no = $1 RETURNING move`,
};
const RELEASE = {
  name: 'move-release',
  text: `UPDATE learners SET moving_to = NULL WHERE id = $1 AND move = $2 AND moved_at IS NULL`,
};
const READ = {
  name: 'move-quiet',
  text: `SELECT erased_at IS NOT NULL OR last_seq = awarded_to AND pending = 0 AS quiet FROM learners WHERE id = $1`,
};

/**
 * From now on nothing new is accepted about the learner; what is pending is still finished. `elsewhere`: a move to another
 * cell has begun before. Null when the learner is unknown.
 */
export function beginMove(database: Database, id: string, cell: string): Promise<Begun | null> {
  return transaction(database, async (tx): Promise<Begun | null> => {
    const learner = await lockLearner(tx, id, { evenAway: true });
    if (!learner) return null;
    const { movingTo, movedAt } = learner;
    if (movingTo !== null && movingTo !== cell) return { state: 'elsewhere', cell: movingTo };
    if (movedAt !== null) return { state: 'moved' };
    const [marked] = await rows<{ move: string }>(tx, MARK, [learner.no, cell]);
    return { state: 'moving', move: marked!.move };
  });
}

/** The other cell refused the learner: it stays here. */
export async function releaseMove(database: Database, id: string, move: string): Promise<void> {
  await rows(database, RELEASE, [id, move]);
}

/** Whether no event waits for its award and no completion for its verdict. */
export async function isQuiet(database: Database, id: string): Promise<boolean> {
  const [row] = await rows<{ quiet: boolean }>(database, READ, [id]);
  return row?.quiet ?? true;
}
