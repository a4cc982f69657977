import { randomBytes } from 'node:crypto';
import { UNRATED } from '../../core/snapshot.ts';
import { cellsOfNewIds } from '../moves/moved-prefixes.ts';
import { chainStart } from '../canonical.ts';
import { rows, type Tx } from '../database.ts';

const INSERT = {
  name: 'learners-register',
  text: `INSERT INTO learners (id, head, calibration_head, mean, sd, salt, updated_at, registered_at)
         SELECT id, decode(head, 'hex'), decode(calibration_head, 'hex'), $2, $3, decode(salt, 'hex'), $4, $4
         FROM json_to_recordset($1::json) AS new(id text, head text, calibration_head text, salt text)
         ON CONFLICT (id) DO NOTHING`,
};

/**
 * Inserts missing learners, always in the same order. Returns the cells of those whose prefix moved: they are not inserted,
 * and they may exist. The transaction must not hold learners' locks: it may wait for another one that inserts the same.
 */
export async function registerLearners(tx: Tx, ids: string[], at: Date): Promise<Map<string, string>> {
  const moved = await cellsOfNewIds(tx, ids);
  const here = ids.filter((id) => !moved.has(id));
  const fresh = here.toSorted().map((id) => ({
    id,
    head: chainStart('ledger', id),
    calibration_head: chainStart('calibrations', id),
    salt: randomBytes(32).toString('hex'),
  }));
  await rows(tx, INSERT, [JSON.stringify(fresh), UNRATED.mean, UNRATED.sd, at]);
  return moved;
}
