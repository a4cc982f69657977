import { prepareDataDir } from './data-dir.ts';
import { holdDataDir } from './data-dir-lock.ts';
import { startPostgres } from './postgres.ts';
import { startTemporal } from './temporal.ts';

/** What the rest of a process needs to know of the servers, embedded or not. */
export type Servers = { databaseUrl: string; temporalAddress: string; stop(): Promise<void> };

/**
 * Takes the data folder for this process and starts what no address was given for; `stop` ends what was started and
 * gives the folder back.
 * @throws DataDirHeldError when another process works on the folder
 */
export async function startServers(options: {
  dataDir: string;
  log: (line: string) => void;
  databaseUrl?: string;
  temporalAddress?: string;
}): Promise<Servers> {
  const { dataDir, log } = options;
  prepareDataDir(dataDir);
  const release = holdDataDir(dataDir);
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
