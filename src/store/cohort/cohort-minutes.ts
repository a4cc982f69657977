import { rows, type Database } from '../database.ts';

/** Number of newest completions read: they show how long the stage takes now, at a bounded cost. */
const NEWEST = 400;
/** Fewer learners would be too little data and would reveal individuals. */
const FEWEST = 20;

const READ = {
  name: 'cohort-minutes',
  text: `SELECT DISTINCT ON (t.learner) t.minutes FROM (
           SELECT learner, completion, minutes FROM stage_times
           WHERE program = $1 AND stage = $2 AND learner <> $3 ORDER BY at DESC LIMIT $4) AS t
         JOIN events e ON e.learner = t.learner AND e.seq = t.completion AND NOT e.voided
         ORDER BY t.learner, t.completion DESC`,
};

/** Minutes that other learners took for a stage, each learner's newest completion; null for fewer than twenty. */
export async function cohortMinutes(
  database: Database,
  learner: number,
  { program, stage }: { program: string; stage: string },
): Promise<number[] | null> {
  const found = await rows<{ minutes: number }>(database, READ, [program, stage, learner, NEWEST]);
  return found.length < FEWEST ? null : found.map(({ minutes }) => minutes);
}
