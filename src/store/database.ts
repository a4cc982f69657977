import pg from 'pg';

/** Connections of one process. */
export type Database = pg.Pool;

/** One connection inside a transaction. */
export type Tx = pg.PoolClient;

/** A query of its own file, prepared under its name on every connection that runs it. */
export type Statement = { name: string; text: string };

const LIMITS = [
  'lock_timeout=2000',
  'statement_timeout=5000',
  'idle_in_transaction_session_timeout=7000',
  'timezone=UTC',
  'datestyle=ISO',
  // Planning over eight partitions costs more than running: each statement is planned once a connection.
  'plan_cache_mode=force_generic_plan',
];

/** Times travel as epoch milliseconds, bigints as numbers: XP and sequence numbers stay far below 2⁵³. */
const PARSERS: Record<number, (text: string) => unknown> = {
  [pg.types.builtins.INT8]: Number,
  [pg.types.builtins.TIMESTAMPTZ]: (text) => Date.parse(text.replace(' ', 'T').replace(/\+00$/, 'Z')),
};

const types = {
  getTypeParser: (id: number, format?: 'text' | 'binary') =>
    (format === 'binary' ? undefined : PARSERS[id]) ?? pg.types.getTypeParser(id, format),
};

/**
 * A pool with the limits of design 3, so that nothing waits inside a transaction for longer than a local activity may.
 * `owner` keeps the role that the URL names, for migrations; everything else takes the append-only role.
 */
export function createPool(url: string, options: { size: number; owner?: boolean }): Database {
  const settings = options.owner ? ['timezone=UTC'] : [...LIMITS, 'role=touchstone_app'];
  const pool = new pg.Pool({
    connectionString: url,
    max: options.size,
    connectionTimeoutMillis: 3000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    types,
    options: settings.map((setting) => `-c ${setting}`).join(' '),
  });
  // An idle connection that breaks is dropped by the pool; the next query opens another.
  pool.on('error', () => undefined);
  // One that breaks in the middle of a transaction, between two statements, says so to nobody but itself: without a
  // listener the whole process would end with the database. The transaction's next statement fails.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

export async function rows<Row extends pg.QueryResultRow>(
  on: Database | Tx,
  statement: Statement,
  values: unknown[],
): Promise<Row[]> {
  const result = await on.query<Row>({ ...statement, values });
  return result.rows;
}

/** Somebody else wrote the learner between our look and our write: the transaction is tried again. */
export class FenceLost extends Error {
  constructor() {
    super('the learner was written by somebody else');
  }
}

/** Serialization failure, deadlock, lock timeout: what another try mends. */
const RETRIED = new Set(['40001', '40P01', '55P03']);
const TRIES = 4;

function isRetried(error: unknown): boolean {
  return error instanceof FenceLost || RETRIED.has((error as { code?: string }).code ?? '');
}

/** Runs `work` in a transaction of its own, again where only timing stood in the way. */
export async function transaction<T>(database: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await once(database, work);
    } catch (error) {
      if (attempt === TRIES || !isRetried(error)) throw error;
    }
  }
}

async function once<T>(database: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  const tx = await database.connect();
  let broken: Error | undefined;
  try {
    await tx.query('BEGIN');
    const result = await work(tx);
    await tx.query('COMMIT');
    return result;
  } catch (error) {
    await tx.query('ROLLBACK').catch((lost: Error) => {
      broken = lost;
    });
    throw error;
  } finally {
    tx.release(broken);
  }
}
