import { execFile } from 'node:child_process';
import { appendFileSync, chmodSync, chownSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { findPostgresHome } from '../../src/embedded/postgres-home.ts';
import { startPostgres } from '../../src/embedded/postgres.ts';
import { dataFolder } from '../faults/own-servers.ts';

const run = promisify(execFile);
const log = (): void => undefined;
const FAST = { fsync: 'off', full_page_writes: 'off' };

/** A Postgres of its own and a streaming replica of it, made by a base backup through SQL. */
export async function startReplicated() {
  const [first, second] = [dataFolder(), dataFolder()];
  const primary = await startPostgres({ dataDir: first.dataDir, log, settings: FAST });
  const from = (await findPostgresHome(first.dataDir, log)).cluster;
  const to = (await findPostgresHome(second.dataDir, log)).cluster;
  await copyCluster(primary.url, from, to);
  const replica = await startPostgres({ dataDir: second.dataDir, log, settings: FAST });
  return {
    primaryUrl: primary.url,
    replicaUrl: replica.url,
    async stop() {
      await replica.stop();
      await primary.stop();
      first.remove();
      second.remove();
    },
  };
}

async function copyCluster(url: string, from: string, to: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`SELECT pg_backup_start('replica', true)`);
    await run('cp', ['-a', from, to]);
    const { rows } = await client.query<{ labelfile: string }>('SELECT labelfile FROM pg_backup_stop(false)');
    writeFileSync(join(to, 'backup_label'), rows[0]!.labelfile);
  } finally {
    await client.end();
  }
  rmSync(join(to, 'postmaster.pid'), { force: true });
  const { hostname, port, username, password } = new URL(url);
  const source = `host=${hostname} port=${port} user=${username} password=${password}`;
  appendFileSync(join(to, 'postgresql.auto.conf'), `primary_conninfo = '${source}'\n`);
  writeFileSync(join(to, 'standby.signal'), '');
  const { uid, gid } = statSync(to);
  for (const name of ['backup_label', 'standby.signal']) {
    chownSync(join(to, name), uid, gid);
    chmodSync(join(to, name), 0o600);
  }
}
