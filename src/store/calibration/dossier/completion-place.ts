import type { Snapshot } from '../../../core/snapshot.ts';
import { rows, type Database } from '../../database.ts';

/** The learner, snapshot, stage, program version and extra time of a completion. `acceptedAt` in epoch ms. */
export type CompletionPlace = {
  no: number;
  stage: string | null;
  stampedProgram: string | null;
  programVersion: number | null;
  acceptedAt: number;
  parFactor: number;
  /** Number of the last calibration, and the snapshot after it; null without one. */
  version: number | null;
  state: Snapshot | null;
};

const READ = {
  name: 'completion-place',
  text: `SELECT l.no, e.stage, e.stamped_program AS "stampedProgram", e.program_version AS "programVersion",
           e.accepted_at AS "acceptedAt", coalesce(p.par_factor, 1) AS "parFactor", s.version, s.state
         FROM learners l JOIN events e ON e.learner = l.no LEFT JOIN profiles p ON p.learner = l.no
         LEFT JOIN snapshots s ON s.learner = l.no
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
