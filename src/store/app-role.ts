import { createHash } from 'node:crypto';
import pg from 'pg';
import type { Database, Tx } from './database.ts';

const NAMED = `SELECT app_role AS name FROM public.installation`;
const STATE = `SELECT current_database() AS database,
    EXISTS (SELECT FROM pg_attribute WHERE attrelid = to_regclass('public.installation') AND attname = 'app_role') AS named,
    (SELECT has_table_privilege(oid, to_regclass('public.ledger'), 'INSERT') FROM pg_roles WHERE rolname = $1) AS first`;

/** The name of all installations from before the name was stored. */
export const FIRST_NAME = 'touchstone_app';
/** What a name is made of that means the same with and without quotes, and fits into 63 bytes. */
const PLAIN = /^[a-z0-9_]{1,40}$/;

/** The role of a new installation. Roles belong to the whole server, so the database is part of the name. */
function newName(database: string): string {
  const short = createHash('sha256').update(database).digest('hex').slice(0, 16);
  return `${FIRST_NAME}_${PLAIN.test(database) ? database : short}`;
}

/** The name of the role that the product takes in this database, before, during and after its migrations. */
export async function appRoleOf(on: Database | Tx): Promise<string> {
  const { database, named, first } = (await on.query(STATE, [FIRST_NAME])).rows[0];
  if (named) return (await on.query(NAMED)).rows[0].name;
  return first ? FIRST_NAME : newName(database);
}

const LOGIN = 'SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = $1) AS exists';
const MAY = `SELECT has_table_privilege($1, 'public.ledger', 'INSERT') AS appends,
    has_table_privilege($1, 'public.ledger', 'UPDATE, DELETE, TRUNCATE') AS changes`;

/** Lets a login use the tables as the product does. Rejects logins that may do more. */
export async function grantAppRole(database: Database, appRole: string, login: string): Promise<void> {
  const name = pg.escapeIdentifier(login);
  const { exists } = (await database.query(LOGIN, [login])).rows[0];
  if (!exists)
    throw new Error(`There is no role ${login}. Create it first: CREATE ROLE ${name} LOGIN PASSWORD '…'`);
  if ((await database.query(MAY, [login])).rows[0].changes)
    throw new Error(
      `${login} may already change the ledger, as a superuser or a member of the owner. Grant to another role.`,
    );
  await database.query(`GRANT ${appRole} TO ${name}`);
  if (!(await database.query(MAY, [login])).rows[0].appends)
    throw new Error(
      `${login} does not inherit rights. Run REVOKE ${appRole} FROM ${name}; ALTER ROLE ${name} INHERIT; and repeat this.`,
    );
}
