import pg from 'pg';
import type { Database } from './database.ts';

const RIGHTS = `SELECT current_user AS me, has_schema_privilege('public', 'CREATE') AS creates,
    (SELECT rolcreaterole OR rolsuper FROM pg_roles WHERE rolname = current_user) AS "makesRoles",
    (SELECT pg_has_role(oid, 'MEMBER') FROM pg_roles WHERE rolname = $1) AS member`;

type Rights = {
  me: string;
  creates: boolean;
  makesRoles: boolean;
  /** Null if the role does not exist. */
  member: boolean | null;
};

/** The statements by which an administrator gives the login what migrations need. */
function missing({ me, creates, makesRoles, member }: Rights, appRole: string): string[] {
  const login = pg.escapeIdentifier(me);
  return [
    ...(creates ? [] : [`GRANT CREATE ON SCHEMA public TO ${login};`]),
    ...(member === null && !makesRoles ? [`CREATE ROLE ${appRole} NOLOGIN;`] : []),
    ...(!member && !makesRoles ? [`GRANT ${appRole} TO ${login};`] : []),
  ];
}

const FOREIGN = `SELECT current_user AS me, pg_get_userbyid(relowner) AS owner FROM pg_class
  WHERE oid = to_regclass('public.ledger') AND NOT pg_has_role(relowner, 'USAGE')`;

/** Rejects if there are tables that the login does not own. */
export async function requireTableOwner(database: Database): Promise<void> {
  const [foreign] = (await database.query<{ me: string; owner: string }>(FOREIGN)).rows;
  if (foreign)
    throw new Error(`${foreign.me} may not migrate: log in as ${foreign.owner}, the owner of the tables.`);
}

/** Rejects with one line if the login may not migrate this database. */
export async function requireMigrationRights(database: Database, appRole: string): Promise<void> {
  const rights = (await database.query<Rights>(RIGHTS, [appRole])).rows[0]!;
  const statements = missing(rights, appRole);
  if (statements.length > 0)
    throw new Error(`${rights.me} may not migrate. An administrator must run: ${statements.join(' ')}`);
}
