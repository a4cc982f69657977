import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { copyBinaries } from './copy-binaries.ts';
import { OtherMajorError, POSTGRES_MAJOR } from './postgres-major.ts';
import { packagedBinaries } from './postgres-binaries.ts';
import { postgresAccount, type Account } from './postgres-account.ts';
import { relocate, relocated } from './postgres-relocation.ts';
import { runAs } from './run-postgres-tool.ts';

const CLUSTER = `postgres-${POSTGRES_MAJOR}`;

/** The folders of an embedded Postgres, and the account that it runs as. */
export type PostgresHome = { cluster: string; binaries: string; account: Account | undefined };

/**
 * Chooses the folders of Postgres: binaries in node_modules and data in the data folder. If this process is root and the
 * Postgres account cannot enter these, the data go under /var/tmp, with a pointer file in the data folder, and the
 * binaries are copied next to the data.
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
      `Postgres runs as account ${account.uid}, which can no longer enter ${folder}. Make its parent folders ` +
        'accessible (chmod o+x), or start Touchstone as an ordinary user.',
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

// Actually entering the folder also tests access lists and mount options.
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
