import { TEST_PREFIX } from '../../core/test-learner.ts';
import { rows, type Database } from '../database.ts';
import { LINE, lineOf, type LearnerLine, type LineRow } from './learner-line.ts';

const ALL = {
  name: 'learners-list',
  text: `SELECT ${LINE} FROM learners l LEFT JOIN profiles p ON p.learner = l.no
         LEFT JOIN facets f ON f.learner = l.no AND f.name = 'behaviour'
         LEFT JOIN snapshots s ON s.learner = l.no
         WHERE l.id > $1 AND l.id COLLATE "C" >= $2 AND starts_with(l.id, $2) AND l.erased_at IS NULL
         ORDER BY l.id LIMIT $3`,
};

// A separate statement, so that a small group is found by its index. Cohorts omit test learners; the list of all
// learners includes them.
const OF_GROUP = {
  name: 'learners-of-group',
  text: `SELECT ${LINE} FROM profiles p JOIN learners l ON l.no = p.learner
         LEFT JOIN facets f ON f.learner = l.no AND f.name = 'behaviour'
         LEFT JOIN snapshots s ON s.learner = l.no
         WHERE p.groups @> ARRAY[$4::text] AND l.id > $1 AND starts_with(l.id, $2) AND NOT starts_with(l.id, $5) AND l.erased_at IS NULL
         ORDER BY l.id LIMIT $3`,
};

export type LearnersPage = { after: string; prefix: string; limit: number; group?: string | undefined };

/** Learners after a cursor, ordered by id, of a prefix and, if given, a group. */
export async function readLearners(
  database: Database,
  { after, prefix, limit, group }: LearnersPage,
  now: Date,
): Promise<LearnerLine[]> {
  const page = [after, prefix, limit];
  const found = await (group === undefined
    ? rows<LineRow>(database, ALL, page)
    : rows<LineRow>(database, OF_GROUP, [...page, group, TEST_PREFIX]));
  return found.map((row) => lineOf(row, now));
}
