import type { Anchor } from '../../core/anchor.ts';
import { nextVersion, rangeOf } from '../tenants/versions.ts';
import { rows, type Database } from '../database.ts';

export type NamedAnchor = { id: string; version: number; body: Anchor };

const OWN = rangeOf('$1');

const LIST = {
  name: 'anchors-list',
  text: `SELECT DISTINCT ON (id) id, version, body FROM anchors WHERE ${OWN} AND id > $2 ORDER BY id, version DESC LIMIT $3`,
};
const NEWEST = {
  name: 'anchor-newest',
  text: `SELECT id, version, body FROM anchors WHERE ${OWN} AND id = $2 ORDER BY version DESC LIMIT 1`,
};
const INSERT = {
  name: 'anchor-insert',
  text: `INSERT INTO anchors (id, version, body, at)
         SELECT $2, ${nextVersion('anchors', '$1', 'id = $2')}, $4, $5
         WHERE $3 = coalesce((SELECT max(version) FROM anchors WHERE ${OWN} AND id = $2), 0)
         ON CONFLICT DO NOTHING RETURNING version`,
};

/** An owner's own anchors in their newest versions, ordered by id. A tenant has none of the installation's. */
export function listAnchors(
  database: Database,
  owner: string,
  page: { after: string; limit: number },
): Promise<NamedAnchor[]> {
  return rows<NamedAnchor>(database, LIST, [owner, page.after, page.limit]);
}

export async function newestAnchor(
  database: Database,
  owner: string,
  id: string,
): Promise<NamedAnchor | null> {
  return (await rows<NamedAnchor>(database, NEWEST, [owner, id]))[0] ?? null;
}

/** Stores an anchor as the owner's version after `previous` (0: the first); null when another version came first. */
export async function putAnchor(
  database: Database,
  owner: string,
  previous: number,
  { id, body }: Omit<NamedAnchor, 'version'>,
  at: Date,
): Promise<NamedAnchor | null> {
  const values = [owner, id, previous, JSON.stringify(body), at];
  const [row] = await rows<{ version: number }>(database, INSERT, values);
  return row ? { id, version: row.version, body } : null;
}
