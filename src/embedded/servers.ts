import { prepareDataDir } from './data-dir.ts';
import { lockDataDir } from './data-dir-lock.ts';
import { startPostgres } from './postgres.ts';
import { supervise } from './supervise.ts';
import { startTemporal } from './temporal.ts';

/** Addresses of the servers, embedded or not. */
export type Servers = { databaseUrl: string; temporalAddress: string; stop(): Promise<void> };

export type ServersOptions = {
  dataDir: string;
  /** Progress of a start. */
  log: (line: string) => void;
  /** A server ended unexpectedly, or could not be restarted; by default also `log`. */
  warn?: (line: string) => void;
  databaseUrl?: string | undefined;
  temporalAddress?: string | undefined;
  /** Ends a start that is under way. */
  signal?: AbortSignal;
};

/**
 * Locks the data folder and starts an embedded server for each address that is not configured. A server that ends is
 * restarted. `stop` stops them and releases the lock.
 * @throws DataDirLockedError if another process uses the folder
 */
export async function startServers(options: ServersOptions): Promise<Servers> {
  const { dataDir, log, warn = log, signal } = options;
  prepareDataDir(dataDir);
  const release = lockDataDir(dataDir);
  const [postgres, temporal] = await Promise.allSettled([
    options.databaseUrl === undefined
      ? supervise({
          name: 'Postgres',
          start: (again) => startPostgres({ dataDir, log, ...again }),
          warn,
          signal,
        })
      : given({ url: options.databaseUrl }),
    options.temporalAddress === undefined
      ? supervise({
          name: 'Temporal',
          start: (again) => startTemporal({ dataDir, log, ...again }),
          warn,
          signal,
        })
      : given({ address: options.temporalAddress }),
  ]);
  const stop = async (): Promise<void> => {
    const running = [postgres, temporal].flatMap((start) =>
      start.status === 'fulfilled' ? [start.value] : [],
    );
    await Promise.all(running.map((server) => server.stop()));
    release();
  };
  if (postgres.status === 'rejected' || temporal.status === 'rejected') {
    await stop();
    throw [postgres, temporal].find((start) => start.status === 'rejected')!.reason;
  }
  return { databaseUrl: postgres.value.url, temporalAddress: temporal.value.address, stop };
}

async function given<T>(address: T): Promise<T & { stop(): Promise<void> }> {
  return { ...address, stop: async () => {} };
}
