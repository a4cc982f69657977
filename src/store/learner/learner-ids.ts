import { rows, type Database } from '../database.ts';

const READ = { name: 'learner-ids', text: 'SELECT id FROM learners WHERE id > $1 ORDER BY id LIMIT $2' };

/** Ids of all learners after one, including erased ones, since their chains can still be verified. */
export async function learnerIds(
  database: Database,
  page: { after: string; limit: number },
): Promise<string[]> {
  const found = await rows<{ id: string }>(database, READ, [page.after, page.limit]);
  return found.map(({ id }) => id);
}
