import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { copyBinaries } from './copy-binaries.ts';
import { packagedBinaries } from './postgres-binaries.ts';
import { postgresAccount, type Account } from './postgres-account.ts';
import { relocate, relocated } from './postgres-relocation.ts';
import { runAs } from './run-postgres-tool.ts';

/** The version of Postgres whose data we read; its number is part of the folder's name. */
export const POSTGRES_MAJOR = 18;

/** Where one embedded Postgres lives, and the account it runs as. */
export type PostgresHome = { cluster: string; binaries: string; account: Account | undefined };

/**
 * Decides where Postgres lives: binaries in node_modules and data in the data folder, unless we are root and the
 * account that Postgres runs as cannot enter them; then both live under /var/tmp and a pointer says so.
 */
export async function findPostgresHome(dataDir: string, log: (line: string) => void): Promise<PostgresHome> {
  const folder = realpathSync(dataDir);
  const packaged = packagedBinaries();
  const here = join(folder, `postgres-${POSTGRES_MAJOR}`);
  const account = postgresAccount(here);
  if (account === undefined) {
    return { cluster: here, binaries: packaged.folder, account };
  }
  const before = relocated(folder, log);
  if (before === undefined && (await canUse(account, folder, packaged.folder))) {
    return { cluster: here, binaries: packaged.folder, account };
  }
  if (existsSync(here)) {
    throw new Error(
      `Postgres runs as account ${account.uid} here, which can no longer enter ${folder}. Let others pass through ` +
        'its parent folders (chmod o+x), or start Touchstone as an ordinary user.',
    );
  }
  const place = before ?? relocate(folder, log);
  const cluster = join(place, `postgres-${POSTGRES_MAJOR}`);
  return { cluster, account: postgresAccount(cluster), binaries: copyBinaries(place, packaged) };
}

// The true test for passing through folders, access lists and mount options is to do it.
async function canUse(account: Account, folder: string, binaries: string): Promise<boolean> {
  const probe = 'cd "$1" && "$2" --version';
  const postgres = join(binaries, 'bin', 'postgres');
  const share = join(binaries, 'share', 'postgresql', 'postgres.bki');
  return runAs(account, 'sh', ['-c', `${probe} && test -r "$3"`, 'sh', folder, postgres, share]).then(
    () => true,
    () => false,
  );
}
