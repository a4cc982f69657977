import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Database } from './database.ts';

/** The folder of the migrations. */
export const MIGRATIONS = fileURLToPath(new URL('migrations', import.meta.url));

async function migrationsOf(database: Database): Promise<{ known: string[]; done: string[] }> {
  const files = (await readdir(MIGRATIONS)).filter((name) => name.endsWith('.sql')).toSorted();
  const { rows } = await database.query<{ name: string }>('SELECT name FROM migrations ORDER BY name');
  return { known: files.map((file) => file.replace(/\.sql$/, '')), done: rows.map(({ name }) => name) };
}

/** Migrations of this version that the database lacks, in order. Rejects if it was never migrated. */
export async function missingMigrations(database: Database): Promise<string[]> {
  const { known, done } = await migrationsOf(database);
  return known.filter((name) => !done.includes(name));
}

/** Migrations of the database that this version does not know, since a newer one applied them. */
export async function newerMigrations(database: Database): Promise<string[]> {
  const { known, done } = await migrationsOf(database);
  return done.filter((name) => !known.includes(name));
}
