import { UNRATED, type Snapshot } from '../../core/snapshot.ts';
import { rows, type Database } from '../database.ts';

/** The input of standing. `at` (epoch ms) is the commit time of `version`, as for the layer. */
export type StandingInput = {
  learner: string;
  version: number;
  at: number;
  level: number;
  snapshot: Snapshot;
  erased: boolean;
};

const READ = {
  name: 'standing-read',
  text: `SELECT l.id AS learner, l.version, l.updated_at AS at, l.level, s.state AS snapshot, l.erased_at IS NOT NULL AS erased
         FROM learners l LEFT JOIN snapshots s ON s.learner = l.no WHERE l.id = $1`,
};

/** Reads the input of a learner's standing in one statement; null when unknown. */
export async function readStanding(database: Database, id: string): Promise<StandingInput | null> {
  const [row] = await rows<Omit<StandingInput, 'snapshot'> & { snapshot: Snapshot | null }>(database, READ, [
    id,
  ]);
  return row ? { ...row, snapshot: row.snapshot ?? UNRATED } : null;
}
