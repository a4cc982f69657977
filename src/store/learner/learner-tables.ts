import { rows, type Database, type Tx } from '../database.ts';

const READ = {
  name: 'learner-tables',
  text: `SELECT c.relname AS name FROM pg_class c
         JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'learner' AND a.atttypid = 'int8'::regtype
         WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
         ORDER BY c.relname`,
};

/**
 * Every table with rows of learners, read from the database catalogue: a new table is erased, exported and reset
 * without further code.
 */
export async function learnerTables(on: Database | Tx): Promise<string[]> {
  const found = await rows<{ name: string }>(on, READ, []);
  return found.map(({ name }) => name);
}
