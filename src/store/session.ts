import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Prepare } from './connection.ts';

/** Nothing waits in a transaction for longer than a local activity may. */
const LIMITS = {
  lock_timeout: '2s',
  statement_timeout: '5s',
  idle_in_transaction_session_timeout: '7s',
};
const FORMS = { TimeZone: 'UTC', DateStyle: 'ISO, MDY' };
const PRODUCT = {
  ...LIMITS,
  ...FORMS,
  // Planning over eight partitions costs more than running, so each statement is planned once per connection.
  plan_cache_mode: 'force_generic_plan',
};
/** The server ends sessions of clients that disappeared. Not checked: a Unix socket has none of these. */
const PROBES = { tcp_keepalives_idle: '10', tcp_keepalives_interval: '5', tcp_keepalives_count: '3' };

/** Marks a session as used. Only a pooler that shares sessions shows the mark of another connection. */
const MARK = 'touchstone.session';

const SHARED =
  'a connection pooler shares sessions between its clients. Use pool_mode=session with server_reset_query=DISCARD ALL, or connect to Postgres directly';
const NOT_GRANTED =
  'the role may not use the tables. Run `touchstone migrate --grant-to ROLE` as their owner';
const NO_SCHEMA = 'it has no schema, or an older one. Run `touchstone migrate`';

const NO_ROLE =
  'the role of this installation does not exist on this server. Create it before restoring a dump, as `pg_dumpall --roles-only` shows';

/** What is wrong if setting up fails with one of these SQLSTATEs. */
const MEANINGS: Record<string, string> = {
  '42P01': NO_SCHEMA,
  '42703': NO_SCHEMA,
  '42501': NOT_GRANTED,
  '22023': NO_ROLE,
};

/** The session must not be used. The message says why and what to do. */
export class SessionRefused extends Error {
  override name = 'SessionRefused';

  /** Whether the cause is a pooler, which needs another configuration. */
  isShared(): boolean {
    return this.message === SHARED;
  }
}

type State = { mark: string; role: string; appends: boolean; changes: boolean; other: string | null };

const literal = (settings: object): string => pg.escapeLiteral(JSON.stringify(settings));

const setAll = (settings: object): string =>
  `SELECT set_config(key, value, false) FROM json_each_text(${literal(settings)})`;

/** A login that may change the ledger, such as the owner of the tables, takes the role that may not. */
const TAKE_ROLE = `SELECT set_config('role', app_role, false) FROM public.installation
  WHERE has_table_privilege('public.ledger', 'UPDATE')`;

const STATE = `SELECT current_setting('${MARK}') AS mark, current_user AS role,
    has_table_privilege('public.ledger', 'INSERT') AS appends,
    has_table_privilege('public.ledger', 'UPDATE, DELETE, TRUNCATE') AS changes,
    (SELECT string_agg(format('%s is %s instead of %s', key, current_setting(key), value), ', ')
     FROM json_each_text(${literal(PRODUCT)}) WHERE current_setting(key) <> value) AS other`;

/** Marks the session and sets it up; rejects if another connection used it before. */
async function setUp(connection: pg.ClientBase, mark: string, ...statements: string[]): Promise<void> {
  const before = `SELECT current_setting('${MARK}', true) AS mark`;
  const text = [before, setAll({ [MARK]: mark }), ...statements].join(';\n');
  const results = (await connection.query(text)) as unknown as pg.QueryResult<{ mark: string | null }>[];
  if (results[0]?.rows[0]?.mark) throw new SessionRefused(SHARED);
}

/** A session of migrations: it keeps the role of the login and has no limits. */
export const prepareOwner: Prepare = (connection) => setUp(connection, randomUUID(), setAll(FORMS));

/**
 * A session of the running product. Its settings are sent as statements, since poolers drop those of the log-in, and
 * are read back in a second round trip, since a pooler may answer that from another session.
 */
export const prepareProduct: Prepare = async (connection) => {
  const mark = randomUUID();
  try {
    await setUp(connection, mark, setAll({ ...PRODUCT, ...PROBES }), TAKE_ROLE);
    const state = (await connection.query<State>(STATE)).rows[0]!;
    const problem = problemOf(state, mark);
    if (problem) throw new SessionRefused(problem);
  } catch (error) {
    const meaning = MEANINGS[(error as { code?: string }).code ?? ''];
    throw meaning === undefined ? error : new SessionRefused(meaning, { cause: error });
  }
};

function problemOf({ mark, role, appends, changes, other }: State, expected: string): string | null {
  if (mark !== expected) return SHARED;
  if (!appends) return NOT_GRANTED;
  if (changes)
    return `the role ${role} may change the ledger. Log in with a role of \`touchstone migrate --grant-to\``;
  return other;
}
