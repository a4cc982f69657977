import { newestVersion, prefixOf } from '../tenants/versions.ts';
import { rows, type Database } from '../database.ts';

/** The policy active when learner `l` was last written; its ladder is shown in the layer. */
export const LAYER_POLICY = `coalesce(${newestVersion('policies', prefixOf('l.id'), 'at <= l.updated_at')}, 1)`;

/**
 * Everything the layer of learner `l` depends on, as one text. The internal number distinguishes a learner created
 * again after a reset. Any change of policies or tenants may give the layer another policy, also one that is older than
 * the learner's last write and was committed after it.
 */
export const STAMP = `concat_ws('.', l.no, l.version, l.last_seq, (SELECT changes FROM policy_changes))`;

/** Equal stamps mean equal layers, unless `erased`. */
export type LearnerStamp = { stamp: string; version: number; lastSeq: number; erased: boolean };

const READ = {
  name: 'learner-stamp',
  text: `SELECT ${STAMP} AS stamp, l.version, l.last_seq AS "lastSeq", l.erased_at IS NOT NULL AS erased
         FROM learners l WHERE l.id = $1`,
};

/** The current stamp, a cheap check whether a layer read before is still valid. Null when unknown. */
export async function learnerStamp(database: Database, id: string): Promise<LearnerStamp | null> {
  const [row] = await rows<LearnerStamp>(database, READ, [id]);
  return row ?? null;
}
