import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { inject } from 'vitest';
import { onDatabase, withDatabase } from './on-database.ts';

/**
 * A new, migrated database for one test file. `drop` fails when the test left connections open, so that leaks are found
 * where they happen.
 */
export async function createDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const server = inject('postgresUrl');
  const name = `touchstone_test_${randomBytes(6).toString('hex')}`;
  await onDatabase(server, `CREATE DATABASE ${name} TEMPLATE ${inject('templateDatabase')}`);
  // Every copy gets its own epoch; otherwise copies would share workflows.
  await onDatabase(withDatabase(server, name), 'UPDATE installation SET epoch = gen_random_uuid()');
  return {
    url: withDatabase(server, name),
    async drop() {
      const open = await openConnections(server, name);
      await onDatabase(server, `DROP DATABASE ${name} WITH (FORCE)`);
      if (open > 0) {
        throw new Error(`${open} connections to ${name} were left open. Close every pool before drop().`);
      }
    },
  };
}

// The server notices a closed connection a moment later than the client.
async function openConnections(server: string, name: string): Promise<number> {
  let open = 0;
  for (let look = 0; look < 20; look += 1) {
    const sql =
      "SELECT count(*)::int AS open FROM pg_stat_activity WHERE datname = $1 AND backend_type = 'client backend'";
    open = (await onDatabase(server, sql, [name])).rows[0].open;
    if (open === 0) {
      return 0;
    }
    await sleep(50);
  }
  return open;
}
