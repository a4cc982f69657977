import { rows, type Database } from '../database.ts';
import { alive } from '../workers/alive.ts';

/** A learner who was hinted at and is not awarded yet. `isAlive`: the worker that got the hint reports that it runs. */
export type Hinted = { learner: string; isAlive: boolean };

const READ = {
  name: 'attendance-hinted',
  text: `SELECT id AS learner, ${alive('l.attended_by')} AS "isAlive" FROM learners l
         WHERE id = ANY($1) AND (attended_by IS NOT NULL OR pending = 0) AND last_seq > awarded_to AND erased_at IS NULL`,
};

/**
 * Those of the learners who still wait for the award of the worker that attends them, or attended them: it may have died after it
 * left and before its workflow heard of it.
 */
export function hinted(database: Database, learners: readonly string[]): Promise<Hinted[]> {
  return rows<Hinted>(database, READ, [learners]);
}
