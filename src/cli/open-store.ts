import { setTimeout as sleep } from 'node:timers/promises';
import { readConfig, type Config } from '../config.ts';
import { findPostgresUrl, startPostgres } from '../embedded/postgres.ts';
import { createStore, type Store } from '../store/store.ts';
import { complain } from './say.ts';

/** The database to use: the configured one, the embedded one of a running `up`, or the embedded one started briefly. */
async function findDatabase(config: Config): Promise<{ url: string; stop(): Promise<void> }> {
  const url = config.databaseUrl ?? findPostgresUrl(config.dataDir);
  if (url) return { url, stop: async () => undefined };
  return startPostgres({ dataDir: config.dataDir, log: () => undefined });
}

/** Runs `work` with the URL of the configured database. */
export async function withDatabaseUrl<T>(work: (url: string, config: Config) => Promise<T>): Promise<T> {
  const config = readConfig(process.env);
  const database = await findDatabase(config);
  try {
    return await work(database.url, config);
  } finally {
    await database.stop();
  }
}

const CAUGHT_UP_MS = 10_000;
const LOOK_MS = 100;
const END = 'SELECT pg_current_wal_flush_lsn()::text AS lsn, epoch FROM installation';
const REPLAYED = `SELECT NOT pg_is_in_recovery() OR pg_last_wal_replay_lsn() >= $1::pg_lsn AS done FROM installation WHERE epoch = $2`;

/** Whether the replica has everything that the primary has now. */
async function catchesUp(primary: Store, replica: Store): Promise<boolean> {
  const { rows } = await primary.database.query<{ lsn: string; epoch: string }>(END);
  const { lsn, epoch } = rows[0]!;
  for (const end = Date.now() + CAUGHT_UP_MS; Date.now() < end; await sleep(LOOK_MS)) {
    const found = await replica.database.query<{ done: boolean }>(REPLAYED, [lsn, epoch]).catch(() => null);
    if (!found || found.rows.length === 0) return false;
    if (found.rows[0]!.done) return true;
  }
  return false;
}

/**
 * The same for commands that only read: with the replica, once it has everything that was written before the command began.
 */
export function withReadStore<T>(work: (store: Store) => Promise<T>): Promise<T> {
  return withStore(async (primary) => {
    const { databaseReadUrl: url } = readConfig(process.env);
    if (url === undefined) return work(primary);
    const replica = createStore({ url, size: 4 });
    try {
      if (await catchesUp(primary, replica)) return await work(replica);
      complain('The server of DATABASE_READ_URL is behind or cannot be read: reading from DATABASE_URL.');
      return await work(primary);
    } finally {
      await replica.close();
    }
  });
}

/** Runs `work` with the configured store, then closes it. */
export function withStore<T>(work: (store: Store) => Promise<T>): Promise<T> {
  return withDatabaseUrl(async (url, config) => {
    const store = createStore({ url, size: 4, sweepAfterMs: config.sweepAfter });
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  });
}
