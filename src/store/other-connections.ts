import { rows, type Database } from './database.ts';

const COUNT = {
  name: 'other-connections',
  text: `SELECT count(*) AS open FROM pg_stat_activity
         WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()`,
};

/** How many other connections the database has. */
export async function otherConnections(database: Database): Promise<number> {
  const [row] = await rows<{ open: number }>(database, COUNT, []);
  return row?.open ?? 0;
}
