import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Database } from './database.ts';

const FOLDER = fileURLToPath(new URL('migrations', import.meta.url));

/** Migrations of this version that the database lacks, in order. Rejects if it was never migrated. */
export async function missingMigrations(database: Database): Promise<string[]> {
  const files = (await readdir(FOLDER)).filter((name) => name.endsWith('.sql')).toSorted();
  const { rows } = await database.query<{ name: string }>('SELECT name FROM migrations');
  const done = new Set(rows.map(({ name }) => name));
  return files.map((file) => file.replace(/\.sql$/, '')).filter((name) => !done.has(name));
}
