import { tenantPrefix } from '../../core/tenant.ts';
import { rows, type Database } from '../database.ts';

/** Number of newest completions read: they show how long the stage takes now, at a bounded cost. */
const NEWEST = 400;
/** Fewer learners would be too little data and would reveal individuals. */
const FEWEST = 20;

/**
 * What `stage_times` has as the program, as SQL: a tenant's learners are compared among themselves, and no program id has
 * a colon.
 */
export const cohortOf = (prefix: string, program: string) =>
  `coalesce((SELECT prefix FROM tenants WHERE prefix = ${prefix}), '') || ${program}`;

const READ = {
  name: 'cohort-minutes',
  text: `SELECT DISTINCT ON (t.learner) t.minutes FROM (
           SELECT learner, completion, minutes FROM stage_times
           WHERE program = ${cohortOf('$5', '$1')} AND stage = $2 AND learner <> $3 ORDER BY at DESC LIMIT $4) AS t
         JOIN events e ON e.learner = t.learner AND e.seq = t.completion AND NOT e.voided
         ORDER BY t.learner, t.completion DESC`,
};

/** Minutes that other learners of the same tenant took for a stage, each learner's newest completion; null for fewer than twenty. */
export async function cohortMinutes(
  database: Database,
  learner: { no: number; id: string },
  { program, stage }: { program: string; stage: string },
): Promise<number[] | null> {
  const found = await rows<{ minutes: number }>(database, READ, [
    program,
    stage,
    learner.no,
    NEWEST,
    tenantPrefix(learner.id),
  ]);
  return found.length < FEWEST ? null : found.map(({ minutes }) => minutes);
}
