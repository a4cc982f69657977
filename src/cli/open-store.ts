import { readConfig, type Config } from '../config.ts';
import { findPostgresUrl, startPostgres } from '../embedded/postgres.ts';
import { createStore, type Store } from '../store/store.ts';

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
