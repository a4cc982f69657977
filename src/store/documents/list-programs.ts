import { rows, type Database } from '../database.ts';
import { isOfOwner } from '../tenants/versions.ts';

const LIST = {
  name: 'programs-list',
  text: `SELECT DISTINCT ON (id) id, version, body->>'title' AS title FROM programs WHERE ${isOfOwner('$1')}
         ORDER BY id, version DESC`,
};

/** The newest version of every program of an owner, or else of the installation, ordered by id. */
export function listPrograms(
  database: Database,
  owner: string,
): Promise<{ id: string; version: number; title: string }[]> {
  return rows(database, LIST, [owner]);
}
