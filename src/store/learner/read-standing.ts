import { journeyView } from '../../core/journey/view.ts';
import type { JourneyState } from '../../core/journey.ts';
import { UNRATED, type Snapshot } from '../../core/snapshot.ts';
import { rows, type Database } from '../database.ts';
import type { Programs } from '../documents/programs.ts';
import { shownProgram } from '../facets/facets-shown.ts';
import type { NextStages } from './touchpoints.ts';

/** The input of standing. `at` (epoch ms) is the commit time of `version`, as for the layer. */
export type StandingInput = {
  learner: string;
  version: number;
  at: number;
  level: number;
  snapshot: Snapshot;
  erased: boolean;
  journey: NextStages;
};

type Row = Omit<StandingInput, 'snapshot' | 'journey'> & {
  snapshot: Snapshot | null;
  journey: JourneyState | null;
};

const READ = {
  name: 'standing-read',
  text: `SELECT l.id AS learner, l.version, l.updated_at AS at, l.level, s.state AS snapshot, l.erased_at IS NOT NULL AS erased,
           (SELECT value FROM facets WHERE learner = l.no AND name = 'journey') AS journey
         FROM learners l LEFT JOIN snapshots s ON s.learner = l.no WHERE l.id = $1`,
};

/** Reads the input of a learner's standing in one statement; null when unknown. */
export async function readStanding(
  database: Database,
  programs: Programs,
  id: string,
): Promise<StandingInput | null> {
  const [row] = await rows<Row>(database, READ, [id]);
  if (!row) return null;
  const stamp = shownProgram(row.journey);
  const program = stamp && (await programs.read(database, stamp));
  const next = row.journey && program ? journeyView(program, row.journey).next : [];
  const journey = { program: stamp?.program ?? null, version: stamp?.version ?? null, next };
  return { ...row, snapshot: row.snapshot ?? UNRATED, journey };
}
