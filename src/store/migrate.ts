import { fileURLToPath } from 'node:url';
import { runner } from 'node-pg-migrate';
import { createPool } from './database.ts';
import { ensureDefaultPolicy } from './documents/ensure-default-policy.ts';
import { ensureShippedPrograms } from './documents/ensure-shipped-programs.ts';
import { ensureShippedRubrics } from './documents/ensure-shipped-rubrics.ts';

const MIGRATIONS = fileURLToPath(new URL('migrations', import.meta.url));

/** Brings the database to the newest schema and makes sure that a policy is active and the shipped rubrics and programs are there. Safe to run again, and by two at once. */
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
