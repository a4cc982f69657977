import { ownerOf, rangeOf } from '../tenants/versions.ts';
import { rows, type Tx } from '../database.ts';

/** Readings of an owner that wait; more are not drawn, so that an outage of the judge leaves no heap. */
const MOST_OPEN = 5;

const DRAW = {
  name: 'anchor-draw',
  text: `INSERT INTO anchor_readings (owner, anchor, version, drawn_at, claimed_until)
         SELECT ${ownerOf('$1')}, id, version, $3, $3 FROM (
           SELECT DISTINCT ON (id) id, version, body->>'active' AS active FROM anchors WHERE ${rangeOf('$1')}
           ORDER BY id, version DESC) a
         WHERE active = 'true'
           AND (SELECT count(*) FROM anchor_readings WHERE owner = ${ownerOf('$1')} AND read_at IS NULL) < ${MOST_OPEN}
         ORDER BY md5(id || $2) LIMIT 1 RETURNING owner`,
};

/**
 * Puts an anchor in line for its judge, in the transaction of the verdict whose hash drew it: one of the tenant with this
 * prefix, or of the installation without such a tenant. Returns the owner; null if it has no active anchor.
 */
export async function drawAnchor(tx: Tx, prefix: string, hash: string, at: Date): Promise<string | null> {
  const [drawn] = await rows<{ owner: string }>(tx, DRAW, [prefix, hash, at]);
  return drawn?.owner ?? null;
}
