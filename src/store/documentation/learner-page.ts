import { rows, type Database } from '../database.ts';

const PAGE = {
  name: 'documentation-page',
  text: `SELECT no, id FROM learners WHERE no > $1 AND starts_with(id, $2) ORDER BY no LIMIT $3`,
};

export type CountedLearner = { no: number; id: string };

/** The next learners after number `after` whose ids begin with the prefix, erased ones too. */
export function learnerPage(
  database: Database,
  { after, prefix, limit }: { after: number; prefix: string; limit: number },
): Promise<CountedLearner[]> {
  return rows<CountedLearner>(database, PAGE, [after, prefix, limit]);
}
