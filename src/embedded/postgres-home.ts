import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { copyBinaries } from './copy-binaries.ts';
import { OtherMajorError, POSTGRES_MAJOR } from './postgres-major.ts';
import { packagedBinaries } from './postgres-binaries.ts';
import { postgresAccount, type Account } from './postgres-account.ts';
import { relocate, relocated } from './postgres-relocation.ts';
import { runAs } from './run-postgres-tool.ts';

const CLUSTER = `postgres-${POSTGRES_MAJOR}`;

/** Where one embedded Postgres lives, and the account it runs as. */
export type PostgresHome = { cluster: string; binaries: string; account: Account | undefined };

/**
 * Decides where Postgres lives: binaries in node_modules and data in the data folder, unless we are root and the
 * account that Postgres runs as cannot enter them. Then the data go under /var/tmp, which a pointer in the data
 * folder tells, and the binaries are copied to the data.
 */
export async function findPostgresHome(dataDir: string, log: (line: string) => void): Promise<PostgresHome> {
  const folder = realpathSync(dataDir);
  const packaged = packagedBinaries();
  const here = join(folder, CLUSTER);
  refuseOtherMajors(folder);
  const account = postgresAccount(here);
  if (account === undefined) {
    return { cluster: here, binaries: packaged.folder, account };
  }
  const place =
    relocated(folder, log) ?? ((await canEnter(account, folder)) ? folder : newPlace(folder, account, log));
  refuseOtherMajors(place);
  const cluster = join(place, CLUSTER);
  const owner = postgresAccount(cluster);
  const binaries = (await canRun(owner, packaged.folder)) ? packaged.folder : copyBinaries(place, packaged);
  return { cluster, binaries, account: owner };
}

function newPlace(folder: string, account: Account, log: (line: string) => void): string {
  if (existsSync(join(folder, CLUSTER))) {
    throw new Error(
      `Postgres runs as account ${account.uid} here, which can no longer enter ${folder}. Let others pass through ` +
        'its parent folders (chmod o+x), or start Touchstone as an ordinary user.',
    );
  }
  return relocate(folder, log);
}

function refuseOtherMajors(folder: string): void {
  const other = readdirSync(folder).find((name) => /^postgres-\d+$/.test(name) && name !== CLUSTER);
  if (other !== undefined && !existsSync(join(folder, CLUSTER))) {
    throw new OtherMajorError(join(folder, other), other.slice('postgres-'.length));
  }
}

// The true test for passing through folders, access lists and mount options is to do it.
function canEnter(account: Account, folder: string): Promise<boolean> {
  return succeeds(runAs(account, 'sh', ['-c', 'cd "$1"', 'sh', folder]));
}

function canRun(account: Account | undefined, binaries: string): Promise<boolean> {
  const [postgres, share] = [
    join(binaries, 'bin', 'postgres'),
    join(binaries, 'share', 'postgresql', 'postgres.bki'),
  ];
  return succeeds(runAs(account, 'sh', ['-c', '"$1" --version && test -r "$2"', 'sh', postgres, share]));
}

function succeeds(work: Promise<unknown>): Promise<boolean> {
  return work.then(
    () => true,
    () => false,
  );
}
