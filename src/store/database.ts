import pg from 'pg';

/** The connection pool of one process. */
export type Database = pg.Pool;

/** One connection inside a transaction. */
export type Tx = pg.PoolClient;

/** A named query, prepared once on every connection that runs it. */
export type Statement = { name: string; text: string };

const LIMITS = [
  'lock_timeout=2000',
  'statement_timeout=5000',
  'idle_in_transaction_session_timeout=7000',
  'timezone=UTC',
  'datestyle=ISO',
  // Planning over eight partitions costs more than running, so each statement is planned once per connection.
  'plan_cache_mode=force_generic_plan',
];

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
 * A pool with the limits of design 3: nothing waits in a transaction for longer than a local activity may. `owner`
 * keeps the role of the URL, for migrations; everything else uses the append-only role.
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
  // The pool drops an idle connection that breaks; the next query opens another.
  pool.on('error', () => undefined);
  // A connection that breaks between two statements of a transaction only emits an error event. Without a listener that
  // would end the process. The next statement of the transaction fails.
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
