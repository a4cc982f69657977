import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { onDatabase, withDatabase } from '../support/on-database.ts';

const run = promisify(execFile);

/** A backup of one database; `restore` replaces the database by it. Nothing may be connected in either. */
export type Backup = { restore(): Promise<void>; remove(): Promise<void> };

export type TakeBackup = (url: string) => Promise<Backup>;

const nameOf = (url: string) => new URL(url).pathname.slice(1);
const serverOf = (url: string) => withDatabase(url, 'postgres');

/** A copy within the server: as consistent as a dump, and possible without the client tools of Postgres. */
export async function copyDatabase(url: string): Promise<Backup> {
  const [name, copy] = [nameOf(url), `touchstone_backup_${randomBytes(6).toString('hex')}`];
  await onDatabase(serverOf(url), `CREATE DATABASE ${copy} TEMPLATE ${name}`);
  return {
    async restore() {
      await onDatabase(serverOf(url), `DROP DATABASE ${name} WITH (FORCE)`);
      await onDatabase(serverOf(url), `CREATE DATABASE ${name} TEMPLATE ${copy}`);
    },
    remove: async () => void (await onDatabase(serverOf(url), `DROP DATABASE ${copy}`)),
  };
}

/** pg_dump and pg_restore, as docs/backup.md says. */
export async function dumpDatabase(url: string): Promise<Backup> {
  const folder = await mkdtemp(join(tmpdir(), 'touchstone-dump-'));
  const file = join(folder, 'touchstone.dump');
  await run('pg_dump', ['--format=custom', `--file=${file}`, url]);
  return {
    async restore() {
      await onDatabase(serverOf(url), `DROP DATABASE ${nameOf(url)} WITH (FORCE)`);
      await onDatabase(serverOf(url), `CREATE DATABASE ${nameOf(url)}`);
      await run('pg_restore', ['--exit-on-error', `--dbname=${url}`, file]);
    },
    remove: () => rm(folder, { recursive: true }),
  };
}

/** True if pg_dump is installed and can read a server of this major version. */
export async function canDump(url: string): Promise<boolean> {
  const version = await run('pg_dump', ['--version']).then(
    ({ stdout }) => Number(/ (\d+)\./.exec(stdout)?.[1]),
    () => 0,
  );
  const { rows } = await onDatabase(url, 'SHOW server_version_num');
  return version * 10_000 + 9999 >= Number(rows[0].server_version_num);
}
