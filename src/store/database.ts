import pLimit from 'p-limit';
import pg from 'pg';
import { Connection, connectionConfig, type ConnectionConfig } from './connection.ts';
import { prepareOwner, prepareProduct } from './session.ts';
import { TracedPool } from './traced-query.ts';

/** The connection pool of one process. */
export type Database = pg.Pool;

/** One connection inside a transaction. */
export type Tx = pg.PoolClient;

/** A named query, prepared once on every connection that runs it. */
export type Statement = { name: string; text: string };

/** Time to wait for a connection while all are in use, as right after a start. */
const WAIT_MS = 8000;
/**
 * Connections of a process that are opened at once. After a crash of Postgres all processes open theirs again. All at the
 * same time, each of them may take longer than it may, and the next try begins from the start: that can go on for minutes.
 */
const OPENING_AT_ONCE = 4;
/** A little more than the server's own limit: it only ends statements of a server that does not answer. */
const STATEMENT_MS = 6000;
const SILENT = 'Query read timeout';

/** Times are read as epoch milliseconds and bigints as numbers: XP and sequence numbers stay far below 2⁵³. */
const PARSERS: Record<number, (text: string) => unknown> = {
  [pg.types.builtins.INT8]: Number,
  [pg.types.builtins.TIMESTAMPTZ]: (text) => Date.parse(text.replace(' ', 'T').replace(/\+00$/, 'Z')),
};

const types = {
  getTypeParser: (id: number, format?: 'text' | 'binary') =>
    (format === 'binary' ? undefined : PARSERS[id]) ?? pg.types.getTypeParser(id, format),
};

/**
 * A pool of connections. `owner` keeps the role of the URL and has no time limits, for migrations; all others use a role
 * that only appends to the ledger.
 */
export function createPool(url: string, options: { size: number; owner?: boolean }): Database {
  const prepare = options.owner ? prepareOwner : prepareProduct;
  const config = { ...connectionConfig(url), types, prepare };
  let first: Promise<void> | undefined;
  const settings = {
    ...config,
    inTurn: pLimit(OPENING_AT_ONCE),
    // The others wait until one has passed. From several at once, a pooler that shares sessions may open one for each.
    prepare: async (connection: pg.ClientBase) => {
      if (first) return first.then(() => prepare(connection));
      first = prepare(connection).then(() => openAndClose(config));
      await first.catch((error: Error) => {
        first = undefined;
        throw error;
      });
    },
    Client: Connection,
    max: options.size,
    connectionTimeoutMillis: WAIT_MS,
    idleTimeoutMillis: 30_000,
    ...(options.owner ? {} : { query_timeout: STATEMENT_MS }),
  };
  const pool = new TracedPool(settings as unknown as pg.PoolConfig);
  // The pool drops an idle connection that breaks; the next query opens another.
  pool.on('error', () => undefined);
  return pool;
}

/** A connection outside the pool, with the same settings; the caller connects and ends it. */
export function newConnection(database: Database): pg.Client {
  return new Connection(database.options as unknown as ConnectionConfig);
}

/** A second connection: it finds the mark of the first one if a pooler shares sessions. */
async function openAndClose(config: ConnectionConfig): Promise<void> {
  const connection = new Connection(config);
  await connection.connect();
  await connection.end();
}

export async function rows<Row extends pg.QueryResultRow>(
  on: Database | Tx,
  statement: Statement,
  values: unknown[],
): Promise<Row[]> {
  const result = await on.query<Row>({ ...statement, values });
  return result.rows;
}

/** Another transaction wrote the learner between our read and our write; this one is retried. */
export class FenceLost extends Error {
  constructor() {
    super('another transaction changed the learner');
  }
}

/** Errors that a retry can fix: serialization failure, deadlock, lock timeout. */
const RETRIED = new Set(['40001', '40P01', '55P03']);
const TRIES = 4;

function isRetried(error: unknown): boolean {
  return error instanceof FenceLost || RETRIED.has((error as { code?: string }).code ?? '');
}

/** Runs `work` in a transaction, retried after conflicts with other transactions. */
export async function transaction<T>(database: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await once(database, work);
    } catch (error) {
      if (attempt === TRIES || !isRetried(error)) throw error;
    }
  }
}

/** Runs reads in one snapshot of the database; nothing can be written. */
export function readSnapshot<T>(database: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  return once(database, work, 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
}

async function once<T>(database: Database, work: (tx: Tx) => Promise<T>, begin = 'BEGIN'): Promise<T> {
  const tx = await database.connect();
  let broken: Error | undefined;
  try {
    await tx.query(begin);
    const result = await work(tx);
    await tx.query('COMMIT');
    return result;
  } catch (error) {
    // A ROLLBACK would wait behind the statement that the server does not answer.
    if ((error as Error).message === SILENT) broken = error as Error;
    else await tx.query('ROLLBACK').catch((lost: Error) => (broken = lost));
    throw error;
  } finally {
    tx.release(broken);
  }
}
