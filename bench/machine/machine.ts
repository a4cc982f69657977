import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServers } from '../../src/embedded/servers.ts';
import { startNaive, type Naive } from '../naive/naive.ts';
import { createDatabase } from './databases.ts';
import { startOurs, type Ours } from './ours.ts';

/** One Postgres and one Temporal with durable settings, shared by both sides; each side has its own database. */
export type Machine = {
  ours: Ours;
  naive: Naive;
  /** Database of our side, for rows that run SQL. */
  databaseUrl: string;
  /** Data folder of the servers, with their state files. */
  dataDir: string;
  progress(line: string): void;
  stop(): Promise<void>;
};

/** Starts everything in a temporary folder that `stop` removes. */
export async function startMachine(progress: (line: string) => void): Promise<Machine> {
  const dataDir = mkdtempSync(join(tmpdir(), 'touchstone-bench-'));
  // Postgres may run as another account, which must be able to enter this folder.
  chmodSync(dataDir, 0o711);
  const servers = await startServers({ dataDir, log: progress });
  const stops: (() => Promise<void>)[] = [() => servers.stop()];
  const stop = async (): Promise<void> => {
    for (const end of stops.toReversed()) await end();
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    const { temporalAddress } = servers;
    const [databaseUrl, naiveUrl] = [
      await createDatabase(servers.databaseUrl, 'ours'),
      await createDatabase(servers.databaseUrl, 'naive'),
    ];
    const ours = await startOurs({ databaseUrl, temporalAddress, cacheDir: dataDir });
    stops.push(() => ours.stop());
    const naive = await startNaive({ databaseUrl: naiveUrl, temporalAddress });
    stops.push(() => naive.stop());
    return { ours, naive, databaseUrl, dataDir, progress, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
