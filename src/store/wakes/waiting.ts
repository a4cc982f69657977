import { rows, type Database } from '../database.ts';

/** Pending work of all learners. Times in epoch milliseconds, null if there is none. */
export type Waiting = {
  learners: number;
  /** Events without an award. */
  events: number;
  /** Completions without a verdict. */
  calibrations: number;
  /** When the oldest event without an award was accepted. */
  oldestEvent: number | null;
  /** When the oldest completion without a verdict was accepted. */
  oldestCompletion: number | null;
};

/** The first entry of an index. The learner's row confirms it: a process of an earlier version may have left it behind. */
const first = (column: string, isPending: string) =>
  `(SELECT w.${column} FROM wakes w
    CROSS JOIN LATERAL (SELECT FROM learners WHERE no = w.learner AND erased_at IS NULL AND ${isPending} LIMIT 1) l
    WHERE w.${column} IS NOT NULL ORDER BY w.${column} LIMIT 1)`;

const READ = {
  name: 'wakes-waiting',
  text: `SELECT sum(learners)::bigint AS learners, sum(events)::bigint AS events, sum(completions)::bigint AS calibrations,
           ${first('event_since', 'last_seq > awarded_to')} AS "oldestEvent",
           ${first('completion_since', 'pending > 0')} AS "oldestCompletion"
         FROM backlog`,
};

/**
 * Pending work of all learners, as an operator sees it. Costs the same for any number of learners: the counts are kept
 * by a trigger, and the oldest entries are the first of their indexes. Learners who are only watched for silence do not
 * count, and the sweeper's delays make no difference.
 */
export async function waiting(database: Database): Promise<Waiting> {
  const [row] = await rows<Waiting>(database, READ, []);
  return row ?? { learners: 0, events: 0, calibrations: 0, oldestEvent: null, oldestCompletion: null };
}
