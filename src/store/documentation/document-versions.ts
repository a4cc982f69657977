import { rows, type Database } from '../database.ts';

/** A version of a document, or a migration of the database. Time in epoch ms. */
export type DocumentVersion = {
  kind: 'policy' | 'program' | 'rubric' | 'role' | 'migration';
  id: string;
  version: number;
  at: number;
  /** Only of policies. */
  body: unknown;
};

const READ = {
  name: 'documentation-versions',
  text: `SELECT 'policy' AS kind, 'policy' AS id, version, at, body FROM policies WHERE version / 100000 = ANY ($1)
         UNION ALL SELECT 'program', id, version, at, NULL FROM programs WHERE version / 100000 = ANY ($1)
         UNION ALL SELECT 'rubric', id, version, at, NULL FROM rubrics WHERE version / 100000 = ANY ($1)
         UNION ALL SELECT 'role', code, version, at, NULL FROM roles WHERE version / 100000 = ANY ($1)
         UNION ALL SELECT 'migration', name, id, run_on::timestamptz, NULL FROM migrations`,
};

/**
 * The versions of the installation's documents (range 0) and of those of a tenant (its number), the oldest first, and the
 * migrations of the database.
 */
export async function documentVersions(
  database: Database,
  ranges: readonly number[],
): Promise<DocumentVersion[]> {
  const found = await rows<DocumentVersion>(database, READ, [ranges]);
  return found.toSorted((a, b) => a.at - b.at || a.version - b.version);
}
