import { rows, type Tx } from '../database.ts';

const SET = {
  name: 'wake-set',
  text: `WITH cleared AS (DELETE FROM wakes WHERE learner = $1 AND $2::timestamptz IS NULL AND NOT $3)
         INSERT INTO wakes (learner, due) SELECT $1, $2::timestamptz WHERE $2 IS NOT NULL
         ON CONFLICT (learner) DO UPDATE
         SET due = CASE WHEN $3 THEN least(wakes.due, excluded.due) ELSE excluded.due END,
           rings = CASE WHEN $3 THEN wakes.rings ELSE 0 END,
           event_since = CASE WHEN $3 THEN wakes.event_since END,
           completion_since = CASE WHEN $3 THEN wakes.completion_since END
         WHERE wakes.due <> excluded.due OR wakes.rings > 0`,
};

/**
 * Sets the next wake after an award call that found nothing to award: the time at which the behaviour changes, if any.
 * With pending work the existing wake keeps the delay set by the sweeper, unless the behaviour changes earlier.
 */
export async function setWake(tx: Tx, learner: number, due: Date | null, hasPending: boolean): Promise<void> {
  await rows(tx, SET, [learner, due, hasPending]);
}
