import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { PostgresHome } from './postgres-home.ts';
import { commandOf, identify } from './process-identity.ts';
import type { PostgresServer } from './postgres-server.ts';

/**
 * Finds a server left running on this cluster by a killed process. `known` is the state that process recorded. A pid
 * file that names an unrelated process is removed, because Postgres would refuse to start.
 */
export function findLeftover(
  home: PostgresHome,
  known: PostgresServer | undefined,
): PostgresServer | undefined {
  const pidFile = join(home.cluster, 'postmaster.pid');
  const lines = readLines(pidFile);
  const pid = Number(lines[0]);
  const identity = Number.isInteger(pid) && pid > 0 ? identify(pid) : undefined;
  if (identity === undefined) {
    return undefined;
  }
  const isKnown = known !== undefined && known.pid === pid && known.startedAt === identity.startedAt;
  // If it was killed before recording its state, the command line still names the cluster.
  if (!isKnown && !commandOf(pid)?.includes(` ${home.cluster} `)) {
    rmSync(pidFile, { force: true });
    return undefined;
  }
  return { ...identity, port: Number(lines[3]), socketDir: lines[4] ?? '' };
}

function readLines(path: string): string[] {
  try {
    return readFileSync(path, 'utf8').split('\n');
  } catch {
    return [];
  }
}
