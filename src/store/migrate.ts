import { fileURLToPath } from 'node:url';
import { runner } from 'node-pg-migrate';
import { createPool } from './database.ts';
import { ensureDefaultPolicy } from './documents/ensure-default-policy.ts';
import { ensureShippedPrograms } from './documents/ensure-shipped-programs.ts';
import { ensureShippedRubrics } from './documents/ensure-shipped-rubrics.ts';

const MIGRATIONS = fileURLToPath(new URL('migrations', import.meta.url));

/**
 * Migrates the database to the newest schema and ensures an active policy and the shipped rubrics and programs. Safe to
 * repeat and to run concurrently.
 */
export async function migrate(databaseUrl: string): Promise<string[]> {
  const done = await runner({
    databaseUrl,
    dir: MIGRATIONS,
    direction: 'up',
    migrationsTable: 'migrations',
    log: () => undefined,
    noLock: false,
    advisoryLockMode: 'wait',
  });
  const database = createPool(databaseUrl, { size: 1, owner: true });
  try {
    await ensureDefaultPolicy(database);
    await ensureShippedRubrics(database);
    await ensureShippedPrograms(database);
  } finally {
    await database.end();
  }
  return done.map((migration) => migration.name);
}
