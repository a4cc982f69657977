import { applyMigrations } from './apply-migrations.ts';
import { createPool } from './database.ts';
import { ensureDefaultPolicy } from './documents/ensure-default-policy.ts';
import { ensureShippedPrograms } from './documents/ensure-shipped-programs.ts';
import { ensureShippedRubrics } from './documents/ensure-shipped-rubrics.ts';

/**
 * Migrates the database to the newest schema and ensures an active policy and the shipped rubrics and programs. Safe to
 * repeat, to run concurrently, and beside running processes of the previous version.
 */
export async function migrate(databaseUrl: string): Promise<string[]> {
  const database = createPool(databaseUrl, { size: 1, owner: true });
  try {
    const done = await applyMigrations(database);
    await ensureDefaultPolicy(database);
    await ensureShippedRubrics(database);
    await ensureShippedPrograms(database);
    return done;
  } finally {
    await database.end();
  }
}
