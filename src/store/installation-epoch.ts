import { rows, type Database } from './database.ts';

const READ = { name: 'epoch', text: 'SELECT epoch FROM installation' };

/** Identifies this installation and its lifetime (rule 14): part of workflow ids, task queues, ETags and stream ids. */
export async function installationEpoch(database: Database): Promise<string> {
  const [row] = await rows<{ epoch: string }>(database, READ, []);
  if (!row) throw new Error('the database has no installation row: run `touchstone migrate`');
  return row.epoch;
}

/** The epoch of one process: the one that it read first. */
export function createEpoch(database: Database) {
  let first: string | undefined;
  return {
    epoch: async () => (first ??= await installationEpoch(database)),
    /** True once the epoch was renewed: what this process remembers may no longer be true. */
    epochRenewed: async () => first !== undefined && (await installationEpoch(database)) !== first,
  };
}
