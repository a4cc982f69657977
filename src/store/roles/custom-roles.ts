import type { Role } from '../../core/role.ts';
import { rows, type Database } from '../database.ts';

/** One version of a custom role, from 1. */
export type CustomRole = { version: number; role: Role };

const NEWEST = {
  name: 'role-newest',
  text: 'SELECT version, body AS role FROM roles WHERE code = $1 ORDER BY version DESC LIMIT 1',
};
const LIST = {
  name: 'roles-list',
  text: `SELECT DISTINCT ON (code) version, body AS role FROM roles WHERE code > $1 ORDER BY code, version DESC LIMIT $2`,
};
const INSERT = {
  name: 'role-insert',
  text: `INSERT INTO roles (code, version, body, at)
         SELECT $1, $2, $3, $4 WHERE $2 = (SELECT coalesce(max(version), 0) + 1 FROM roles WHERE code = $1)
         ON CONFLICT DO NOTHING RETURNING version`,
};

/** The newest version of a custom role; null when there is none. */
export async function findCustomRole(database: Database, code: string): Promise<CustomRole | null> {
  const [row] = await rows<CustomRole>(database, NEWEST, [code]);
  return row ?? null;
}

/** The newest versions of custom roles after a code, ordered by code. */
export function readCustomRoles(
  database: Database,
  page: { after: string; limit: number },
): Promise<CustomRole[]> {
  return rows<CustomRole>(database, LIST, [page.after, page.limit]);
}

/** Stores a role as the version after `previous` (0: the first); null when another version came first. */
export async function putCustomRole(
  database: Database,
  previous: number,
  role: Role,
  at: Date,
): Promise<CustomRole | null> {
  const [row] = await rows<{ version: number }>(database, INSERT, [
    role.code,
    previous + 1,
    JSON.stringify(role),
    at,
  ]);
  return row ? { version: row.version, role } : null;
}
