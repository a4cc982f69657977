import { rows, type Database } from '../database.ts';

const READ = {
  name: 'learners-of-groups',
  text: `SELECT l.id FROM profiles p JOIN learners l ON l.no = p.learner
         WHERE p.groups && $1::text[] AND l.erased_at IS NULL`,
};

/** Ids of the learners who are in one of these groups. */
export async function learnersOfGroups(database: Database, groups: readonly string[]): Promise<string[]> {
  if (groups.length === 0) return [];
  return (await rows<{ id: string }>(database, READ, [groups])).map(({ id }) => id);
}
