import { rows, type Database } from '../database.ts';

/** The policy that was active when learner `l` was last written: its ladder is the layer's. */
export const LAYER_POLICY = `coalesce((SELECT max(version) FROM policies WHERE at <= l.updated_at), 1)`;

/** All that the layer of learner `l` depends on, in one text. The number tells apart who came anew after a reset. */
export const STAMP = `concat_ws('.', l.no, l.version, l.last_seq, ${LAYER_POLICY})`;

/** The same stamp, the same layer, unless `erased`. */
export type LearnerStamp = { stamp: string; version: number; lastSeq: number; erased: boolean };

const READ = {
  name: 'learner-stamp',
  text: `SELECT ${STAMP} AS stamp, l.version, l.last_seq AS "lastSeq", l.erased_at IS NOT NULL AS erased
         FROM learners l WHERE l.id = $1`,
};

/** Whether a layer that was read before still stands, for a fraction of what reading it costs. Null when unknown. */
export async function learnerStamp(database: Database, id: string): Promise<LearnerStamp | null> {
  const [row] = await rows<LearnerStamp>(database, READ, [id]);
  return row ?? null;
}
