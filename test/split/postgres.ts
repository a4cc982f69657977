import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { freePort } from '../../src/embedded/free-port.ts';
import { startPostgres } from '../../src/embedded/postgres.ts';

export type Postgres = Awaited<ReturnType<typeof startSplitPostgres>>;

/** The run's own Postgres, with `fsync` on, which can crash and come back on the same port. */
export async function startSplitPostgres(dataDir: string) {
  const port = await freePort();
  // Room for Temporal, whose services each have a pool, beside four processes of Touchstone.
  const settings = { max_connections: '300' };
  const start = () => startPostgres({ dataDir, port, settings, log: () => undefined });
  let server = await start();
  const { url } = server;
  return {
    url,
    port,
    /** Ends it without a checkpoint, as a crash does, and waits until its recovery is done. */
    async crash() {
      const { pid } = JSON.parse(readFileSync(join(dataDir, 'postgres.json'), 'utf8')) as { pid: number };
      process.kill(pid, 'SIGQUIT');
      await sleep(1000);
      server = await start();
    },
    async stop() {
      await server.stop();
    },
    /** Runs one statement as the owner on a connection of its own. */
    async query<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> {
      const client = new pg.Client({ connectionString: url });
      client.on('error', () => undefined);
      await client.connect();
      try {
        return (await client.query<Row>(text, values)).rows;
      } finally {
        await client.end();
      }
    },
  };
}
