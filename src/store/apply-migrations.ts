import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { runner } from 'node-pg-migrate';
import { appRoleOf, FIRST_NAME } from './app-role.ts';
import type { Database } from './database.ts';
import { MIGRATIONS } from './missing-migrations.ts';
import { DEFAULT_PARTITIONS, partitionsOf, withPartitions } from './partitions.ts';

/** While a migration waits for a lock, every later query on that table waits behind it, so it never waits longer. */
const LOCK_WAIT_MS = 1000;
const PAUSE_MS = 1000;
const GIVE_UP_MS = 120_000;
const LOCK_NOT_AVAILABLE = '55P03';

/** A migration could not get its locks; nothing of it was applied. */
class MigrationBlocked extends Error {
  override name = 'MigrationBlocked';

  constructor(seconds: number) {
    super(
      `a migration waited ${seconds} s for a lock that another transaction holds; it changed nothing. ` +
        'End that transaction (see pg_stat_activity) and run `touchstone migrate` again.',
    );
  }
}

/** `partitions` holds only for an empty database. */
export type ApplyOptions = { count?: number; giveUpMs?: number; partitions?: number | undefined };

/**
 * Applies pending migrations, at most `count`, each in its own transaction, and returns their names. A migration waits a
 * second for its locks, then lets other processes work and tries again, for two minutes.
 */
export async function applyMigrations(
  database: Database,
  { count = Infinity, giveUpMs = GIVE_UP_MS, partitions = DEFAULT_PARTITIONS }: ApplyOptions = {},
): Promise<string[]> {
  const done: string[] = [];
  while (done.length < count) {
    const applied = await patiently(() => applyNext(database, partitions), giveUpMs);
    if (applied === undefined) break;
    done.push(applied);
  }
  return done;
}

/** Loads migrations with the role and the number of partitions of this installation in place of those in the files. */
function loaderFor(appRole: string, partitions: number) {
  const load = async (file: string) => {
    const text = withPartitions((await readFile(file, 'utf8')).replaceAll(FIRST_NAME, appRole), partitions);
    const [up = '', down = ''] = text.split('-- Down Migration');
    const run = (sql: string) => (builder: { sql(text: string): void }) => builder.sql(sql);
    return { id: file, filePaths: [file], actions: { up: run(up), down: run(down) } };
  };
  return (files: string[]) => Promise.all(files.map(load));
}

/** Uses a connection of its own, since a failed migration leaves its transaction and its advisory lock behind. */
async function applyNext(database: Database, partitions: number): Promise<string | undefined> {
  const client = await database.connect();
  try {
    const loader = loaderFor(await appRoleOf(client), (await partitionsOf(client)) || partitions);
    await client.query(`SET lock_timeout = ${LOCK_WAIT_MS}`);
    const [applied] = await runner({
      dbClient: client,
      dir: MIGRATIONS,
      direction: 'up',
      count: 1,
      migrationsTable: 'migrations',
      migrationLoaderStrategies: [{ extensions: ['.sql'], loader }],
      log: () => undefined,
      // Migrations do not depend on others with a higher number, and a number may be added after a higher one.
      checkOrder: false,
      advisoryLockMode: 'wait',
    });
    return applied?.name;
  } finally {
    client.release(true);
  }
}

async function patiently<T>(work: () => Promise<T>, giveUpMs: number): Promise<T> {
  const end = performance.now() + giveUpMs;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if ((error as { code?: string }).code !== LOCK_NOT_AVAILABLE) throw error;
      if (performance.now() > end) throw new MigrationBlocked(Math.round(giveUpMs / 1000));
    }
    await sleep(PAUSE_MS);
  }
}
