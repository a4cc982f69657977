import { rows, type Database } from './database.ts';

const READ = { name: 'epoch', text: 'SELECT epoch FROM installation' };

/** Identifies this installation and its lifetime (rule 14): part of workflow ids, task queues, ETags and stream ids. */
export async function installationEpoch(database: Database): Promise<string> {
  const [row] = await rows<{ epoch: string }>(database, READ, []);
  if (!row) throw new Error('the database has no installation row: run `touchstone migrate`');
  return row.epoch;
}
