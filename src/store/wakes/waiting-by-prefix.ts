import { rows, type Database } from '../database.ts';
import { prefixOf } from '../tenants/versions.ts';

const READ = {
  name: 'wakes-waiting-by-prefix',
  text: `SELECT ${prefixOf('l.id')} AS prefix, sum(l.last_seq - l.awarded_to + l.pending)::bigint AS pending
         FROM wakes w JOIN learners l ON l.no = w.learner
         WHERE (w.event_since IS NOT NULL OR w.completion_since IS NOT NULL) AND l.erased_at IS NULL GROUP BY 1`,
};

/** Pending awards and verdicts by the prefix of tenants. Costs as much as there are learners with pending work. */
export async function waitingByPrefix(database: Database): Promise<Map<string, number>> {
  const found = await rows<{ prefix: string; pending: number }>(database, READ, []);
  return new Map(found.map(({ prefix, pending }) => [prefix, pending]));
}
