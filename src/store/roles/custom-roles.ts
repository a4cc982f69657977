import type { Role } from '../../core/role.ts';
import { isOfOwner, newestVersion, nextVersion } from '../tenants/versions.ts';
import { rows, type Database } from '../database.ts';

/** One version of a custom role, from 1. */
export type CustomRole = { version: number; role: Role };

const NEWEST = {
  name: 'role-newest',
  text: `SELECT version, body AS role FROM roles WHERE code = $2 AND version = ${newestVersion('roles', '$1', 'code = $2')}`,
};
// A tenant's versions have higher numbers than the installation's.
const LIST = {
  name: 'roles-list',
  text: `SELECT DISTINCT ON (code) version, body AS role FROM roles WHERE code > $2 AND ${isOfOwner('$1')}
         ORDER BY code, version DESC LIMIT $3`,
};
const INSERT = {
  name: 'role-insert',
  text: `INSERT INTO roles (code, version, body, at)
         SELECT $2, ${nextVersion('roles', '$1', 'code = $2')}, $4, $5
         WHERE $3 = coalesce(${newestVersion('roles', '$1', 'code = $2')}, 0)
         ON CONFLICT DO NOTHING RETURNING version`,
};

/** The newest version of a custom role; null when there is none. */
export async function findCustomRole(
  database: Database,
  owner: string,
  code: string,
): Promise<CustomRole | null> {
  const [row] = await rows<CustomRole>(database, NEWEST, [owner, code]);
  return row ?? null;
}

/** The newest versions of custom roles after a code, ordered by code. */
export function readCustomRoles(
  database: Database,
  owner: string,
  page: { after: string; limit: number },
): Promise<CustomRole[]> {
  return rows<CustomRole>(database, LIST, [owner, page.after, page.limit]);
}

/** Stores a role as the version after `previous` (0: the first); null when another version came first. */
export async function putCustomRole(
  database: Database,
  owner: string,
  previous: number,
  role: Role,
  at: Date,
): Promise<CustomRole | null> {
  const values = [owner, role.code, previous, JSON.stringify(role), at];
  const [row] = await rows<{ version: number }>(database, INSERT, values);
  return row ? { version: row.version, role } : null;
}
