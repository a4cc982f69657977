import { rows, type Database } from '../../database.ts';

/** The learner, stage, program version and extra time of a completion. `acceptedAt` in epoch ms. */
export type CompletionPlace = {
  no: number;
  stage: string | null;
  stampedProgram: string | null;
  programVersion: number | null;
  acceptedAt: number;
  parFactor: number;
};

const READ = {
  name: 'completion-place',
  text: `SELECT l.no, e.stage, e.stamped_program AS "stampedProgram", e.program_version AS "programVersion",
           e.accepted_at AS "acceptedAt", coalesce(p.par_factor, 1) AS "parFactor"
         FROM learners l JOIN events e ON e.learner = l.no LEFT JOIN profiles p ON p.learner = l.no
         WHERE l.id = $1 AND e.seq = $2`,
};

/** Null when there is no such event. */
export async function completionPlace(
  database: Database,
  learner: string,
  completion: number,
): Promise<CompletionPlace | null> {
  const [row] = await rows<CompletionPlace>(database, READ, [learner, completion]);
  return row ?? null;
}
