import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../../embedded/postgres.ts';
import { migrate } from '../../store/migrate.ts';

/** Nothing in it is worth keeping, so it never waits for the disk. */
const FAST = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  // Statistics are taken by the pipeline, whose months pass in two minutes.
  autovacuum: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
};

/** A Postgres of its own in a folder of its own, migrated; `stop` removes both. */
export async function throwAwayDatabase(): Promise<{ url: string; stop(): Promise<void> }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'touchstone-validate-'));
  // Postgres may run as another account.
  chmodSync(dataDir, 0o711);
  const remove = () => rmSync(dataDir, { recursive: true, force: true });
  try {
    const server = await startPostgres({ dataDir, log: () => undefined, settings: FAST });
    await migrate(server.socketUrl, { partitions: 1 });
    return {
      url: server.socketUrl,
      async stop() {
        await server.stop();
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
}
