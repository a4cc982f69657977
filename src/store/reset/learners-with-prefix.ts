import { rows, type Database } from '../database.ts';

const READ = {
  name: 'test-learners',
  text: `SELECT id FROM learners WHERE id >= $1 AND starts_with(id, $1) ORDER BY id`,
};

/** Ids that start with a prefix, including erased learners. */
export async function learnersWithPrefix(database: Database, prefix: string): Promise<string[]> {
  const found = await rows<{ id: string }>(database, READ, [prefix]);
  return found.map(({ id }) => id);
}
