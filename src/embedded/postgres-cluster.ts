import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PostgresHome } from './postgres-home.ts';
import { OtherMajorError, POSTGRES_MAJOR } from './postgres-major.ts';
import { runAs } from './run-postgres-tool.ts';

/** The name of the superuser and of the database. */
export const POSTGRES_NAME = 'touchstone';

const PASSWORD_FILE = 'touchstone.password';

/**
 * Makes the cluster when there is none, and refuses one that another major version wrote.
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

// A cluster appears under its name only when complete, so a kill in the middle leaves nothing half made.
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
  options.log(`Made a Postgres cluster in ${home.cluster} (${Math.round(performance.now() - started)} ms).`);
}

// Postgres' own C.UTF-8 sorts alike on every system, and needs no locale that the system may lack.
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
