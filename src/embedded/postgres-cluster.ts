import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PostgresHome } from './postgres-home.ts';
import { OtherMajorError, POSTGRES_MAJOR } from './postgres-major.ts';
import { runAs } from './run-postgres-tool.ts';

/** Name of both the superuser and the database. */
export const POSTGRES_NAME = 'touchstone';

const PASSWORD_FILE = 'touchstone.password';

/**
 * Creates the cluster if there is none, and rejects one of another major version.
 * @returns the superuser's password
 */
export async function ensureCluster(
  home: PostgresHome,
  options: { sync: boolean; log: (line: string) => void },
): Promise<string> {
  if (existsSync(home.cluster)) {
    refuseOtherMajor(home.cluster);
  } else {
    await createCluster(home, options);
  }
  return readFileSync(join(home.cluster, PASSWORD_FILE), 'utf8').trim();
}

// Renamed into place when complete, so that a kill leaves no half-made cluster.
async function createCluster(
  home: PostgresHome,
  options: { sync: boolean; log: (line: string) => void },
): Promise<void> {
  const started = performance.now();
  const partial = `${home.cluster}.partial`;
  const passwordFile = `${home.cluster}.password`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true, mode: 0o700 });
  writeFileSync(passwordFile, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
  for (const path of home.account === undefined ? [] : [partial, passwordFile]) {
    chownSync(path, home.account!.uid, home.account!.gid);
  }
  const initdb = join(home.binaries, 'bin', 'initdb');
  await runAs(home.account, initdb, [
    ...initdbFlags(partial, passwordFile),
    ...(options.sync ? [] : ['--no-sync']),
  ]);
  renameSync(passwordFile, join(partial, PASSWORD_FILE));
  renameSync(partial, home.cluster);
  options.log(
    `Created a Postgres cluster in ${home.cluster} (${Math.round(performance.now() - started)} ms).`,
  );
}

// Postgres' built-in C.UTF-8 sorts the same on every system and needs no installed locale.
function initdbFlags(cluster: string, passwordFile: string): string[] {
  return [
    `--pgdata=${cluster}`,
    `--username=${POSTGRES_NAME}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--data-checksums',
  ];
}

function refuseOtherMajor(cluster: string): void {
  const major = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
  if (major !== String(POSTGRES_MAJOR)) {
    throw new OtherMajorError(cluster, major);
  }
}
