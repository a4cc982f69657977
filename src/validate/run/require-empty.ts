import { createPool } from '../../store/database.ts';
import { migrate } from '../../store/migrate.ts';

/** Thrown for a database that has tables already: a validation would mix with what it holds. */
export class DatabaseNotEmpty extends Error {
  override name = 'DatabaseNotEmpty';
}

/** Migrates an empty database, and refuses every other one. */
export async function requireEmpty(url: string): Promise<void> {
  const database = createPool(url, { size: 1, owner: true });
  try {
    const { rows } = await database.query<{ tables: number }>(
      `SELECT count(*) AS tables FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE c.relkind IN ('r', 'p') AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname NOT LIKE 'pg_toast%'`,
    );
    if (rows[0]!.tables > 0)
      throw new DatabaseNotEmpty('The database is not empty: validate needs one without tables.');
  } finally {
    await database.end();
  }
  await migrate(url, { partitions: 1 });
}
