import { rows, type Database } from '../database.ts';

/** What the database says about itself. Time in epoch ms. */
export type InstallationFacts = { epoch: string; createdAt: number; postgres: string };

const READ = {
  name: 'documentation-installation',
  text: `SELECT epoch, created_at AS "createdAt", current_setting('server_version') AS postgres FROM installation`,
};

export async function installationFacts(database: Database): Promise<InstallationFacts> {
  const [row] = await rows<InstallationFacts>(database, READ, []);
  return row!;
}
