import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { PostgresHome } from './postgres-home.ts';
import { commandOf, identify } from './process-identity.ts';
import type { PostgresServer } from './postgres-server.ts';

/**
 * The server that an earlier process left running on this cluster when it was killed; undefined when there is none.
 * `known` is what that process wrote down. A pid file that names somebody else's process is removed, since Postgres
 * would refuse to start over it.
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
  // Killed before it could write anything down: the command line names the cluster.
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
