import { appRoleOf, grantAppRole } from './app-role.ts';
import { applyMigrations } from './apply-migrations.ts';
import { createPool } from './database.ts';
import { ensureDefaultPolicy } from './documents/ensure-default-policy.ts';
import { ensureShippedPrograms } from './documents/ensure-shipped-programs.ts';
import { ensureShippedRubrics } from './documents/ensure-shipped-rubrics.ts';
import { requirePartitions } from './partitions.ts';
import { requireMigrationRights, requireTableOwner } from './migration-rights.ts';

/**
 * Migrates the database to the newest schema and ensures an active policy and the shipped rubrics and programs. Safe to
 * repeat, to run concurrently, and beside running processes of the previous version. `grantTo` is a login that may run
 * the product afterwards. `partitions` of each table with rows of learners are chosen once, for an empty database.
 */
export async function migrate(
  databaseUrl: string,
  options: { grantTo?: string; partitions?: number } = {},
): Promise<string[]> {
  const database = createPool(databaseUrl, { size: 1, owner: true });
  try {
    await requireTableOwner(database);
    const appRole = await appRoleOf(database);
    await requireMigrationRights(database, appRole);
    await requirePartitions(database, options.partitions);
    const done = await applyMigrations(database, { partitions: options.partitions });
    await ensureDefaultPolicy(database);
    await ensureShippedRubrics(database);
    await ensureShippedPrograms(database);
    if (options.grantTo !== undefined) await grantAppRole(database, appRole, options.grantTo);
    return done;
  } finally {
    await database.end();
  }
}
