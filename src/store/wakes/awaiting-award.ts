import { rows, type Database } from '../database.ts';

const READ = {
  name: 'wakes-awaiting-award',
  text: 'SELECT id FROM learners WHERE id = ANY($1) AND awake AND pending = 0 AND erased_at IS NULL',
};

/** Those of the given learners whose next events can be awarded now: they wait for no verdict. */
export async function awaitingAward(database: Database, learners: readonly string[]): Promise<string[]> {
  return (await rows<{ id: string }>(database, READ, [learners])).map(({ id }) => id);
}
