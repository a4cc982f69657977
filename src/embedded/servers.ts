import { prepareDataDir } from './data-dir.ts';
import { lockDataDir } from './data-dir-lock.ts';
import { startPostgres } from './postgres.ts';
import { startTemporal } from './temporal.ts';

/** Addresses of the servers, embedded or not. */
export type Servers = { databaseUrl: string; temporalAddress: string; stop(): Promise<void> };

/**
 * Locks the data folder and starts an embedded server for each address that is not configured. `stop` stops them and
 * releases the lock.
 * @throws DataDirLockedError if another process uses the folder
 */
export async function startServers(options: {
  dataDir: string;
  log: (line: string) => void;
  databaseUrl?: string;
  temporalAddress?: string;
}): Promise<Servers> {
  const { dataDir, log } = options;
  prepareDataDir(dataDir);
  const release = lockDataDir(dataDir);
  const [postgres, temporal] = await Promise.allSettled([
    options.databaseUrl === undefined ? startPostgres({ dataDir, log }) : given({ url: options.databaseUrl }),
    options.temporalAddress === undefined
      ? startTemporal({ dataDir, log })
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
