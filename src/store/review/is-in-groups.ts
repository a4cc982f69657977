import { rows, type Database } from '../database.ts';

const READ = {
  name: 'learner-in-groups',
  text: 'SELECT true FROM learners l JOIN profiles p ON p.learner = l.no WHERE l.id = $1 AND p.groups && $2::text[]',
};

/** Whether the learner is in one of these groups. */
export async function isInGroups(database: Database, learner: string, groups: string[]): Promise<boolean> {
  return groups.length > 0 && (await rows(database, READ, [learner, groups])).length > 0;
}
