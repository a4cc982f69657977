import { prefixOf } from '../tenants/versions.ts';
import { rows, type Database } from '../database.ts';

/** The longest delay between two sweeps of a learner. */
export const MAX_DELAY_MS = 600_000;

/** Among so many of the oldest, tenants take turns. */
const FRONT = 10_000;
/** More than are claimed, since another sweeper may have chosen the same. */
const SPARE = 4;

const claim = (due: string) => `UPDATE wakes w SET rings = w.rings + 1,
           due = $1::timestamptz + least($2::float8 * power(2, least(w.rings, 20) + 1), ${MAX_DELAY_MS}) * interval '1 millisecond'
         FROM learners l
         WHERE l.no = w.learner AND w.learner IN (${due} LIMIT $3 FOR UPDATE OF wakes SKIP LOCKED)
         RETURNING l.id`;

const HAS_TENANTS = { name: 'tenants-exist', text: 'SELECT EXISTS (SELECT FROM tenants) AS found' };

const CLAIM = {
  name: 'wakes-claim',
  text: claim('SELECT learner FROM wakes WHERE due <= $1 ORDER BY due'),
};
const CLAIM_IN_TURNS = {
  name: 'wakes-claim-in-turns',
  text: claim(`SELECT wakes.learner FROM unnest(ARRAY(
             SELECT learner FROM (
               SELECT front.learner, front.due,
                 row_number() OVER (PARTITION BY ${prefixOf('l.id')} ORDER BY front.due) AS turn
               FROM (SELECT learner, due FROM wakes WHERE due <= $1 ORDER BY due LIMIT ${FRONT}) front
               JOIN learners l ON l.no = front.learner) AS turns
             ORDER BY turn, due LIMIT $3 * ${SPARE})) WITH ORDINALITY AS picked(learner, place)
           JOIN wakes ON wakes.learner = picked.learner WHERE wakes.due <= $1 ORDER BY picked.place`),
};

/**
 * Takes learners whose wake is overdue, at most `limit`. Each ring doubles the delay until the next one, up to ten
 * minutes, so that an outage does not cause a storm of rings. If there are tenants, they take turns.
 */
export async function claimDueWakes(
  database: Database,
  now: Date,
  sweepAfterMs: number,
  limit: number,
): Promise<{ learners: string[]; ofTenants: boolean }> {
  const [tenants] = await rows<{ found: boolean }>(database, HAS_TENANTS, []);
  const ofTenants = tenants?.found ?? false;
  const statement = ofTenants ? CLAIM_IN_TURNS : CLAIM;
  const claimed = await rows<{ id: string }>(database, statement, [now, sweepAfterMs, limit]);
  return { learners: claimed.map(({ id }) => id), ofTenants };
}
