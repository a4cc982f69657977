import { rows, type Database } from '../database.ts';

/** One line of a cohort list. */
export type LearnerLine = {
  learner: string;
  version: number;
  tier: string;
  overall: { mean: number; sd: number };
  level: number;
  total: number;
  pending: { events: number; calibrations: number };
  asOf: string;
};

type Row = {
  id: string;
  version: number;
  tier: string | null;
  mean: number;
  sd: number;
  level: number;
  total: number;
  events: number;
  calibrations: number;
  updatedAt: number;
};

const READ = {
  name: 'learners-list',
  text: `SELECT id, version, tier, mean, sd, level, total, last_seq - awarded_to AS events, pending AS calibrations,
           updated_at AS "updatedAt"
         FROM learners WHERE id > $1 AND id COLLATE "C" >= $2 AND starts_with(id, $2) AND erased_at IS NULL ORDER BY id LIMIT $3`,
};

/** Learners after a cursor in the order of their ids, those of a prefix only. */
export async function readLearners(
  database: Database,
  page: { after: string; prefix: string; limit: number },
): Promise<LearnerLine[]> {
  const found = await rows<Row>(database, READ, [page.after, page.prefix, page.limit]);
  return found.map((row) => ({
    learner: row.id,
    version: row.version,
    tier: row.tier ?? 'unrated',
    overall: { mean: row.mean, sd: row.sd },
    level: row.level,
    total: row.total,
    pending: { events: row.events, calibrations: row.calibrations },
    asOf: new Date(row.updatedAt).toISOString(),
  }));
}
