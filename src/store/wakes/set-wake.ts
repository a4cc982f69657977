import { rows, type Tx } from '../database.ts';

const SET = {
  name: 'wake-set',
  text: `WITH cleared AS (DELETE FROM wakes WHERE learner = $1 AND $2::timestamptz IS NULL AND NOT $3)
         INSERT INTO wakes (learner, due) SELECT $1, $2::timestamptz WHERE $2 IS NOT NULL
         ON CONFLICT (learner) DO UPDATE
         SET due = CASE WHEN $3 THEN least(wakes.due, excluded.due) ELSE excluded.due END,
           rings = CASE WHEN $3 THEN wakes.rings ELSE 0 END
         WHERE wakes.due <> excluded.due OR wakes.rings > 0`,
};

/**
 * What is left to ring for once nothing could be awarded: the moment at which the behaviour falls due, or nothing. While
 * something is `owed`, its own ring stands as the sweepers put it off, unless the behaviour falls due before it.
 */
export async function setWake(tx: Tx, learner: number, due: Date | null, owed: boolean): Promise<void> {
  await rows(tx, SET, [learner, due, owed]);
}
