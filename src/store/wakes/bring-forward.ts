import { rows, type Database } from '../database.ts';
import { MAX_DELAY_MS } from './claim-due-wakes.ts';

/** Clocks of processes differ by less, or one of them is wrong. */
const SKEW_MS = 60_000;

const BRING_FORWARD = {
  name: 'wakes-bring-forward',
  text: `UPDATE wakes SET due = $1 WHERE due > $1::timestamptz + ${MAX_DELAY_MS + SKEW_MS} * interval '1 millisecond'
         AND (event_since IS NOT NULL OR completion_since IS NOT NULL)`,
};

/**
 * Makes pending work due that is due later than any delay: a process whose clock was ahead said so, and its learner would
 * wait until that time.
 */
export async function bringForward(database: Database, now: Date): Promise<void> {
  await rows(database, BRING_FORWARD, [now]);
}
