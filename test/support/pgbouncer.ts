import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../src/embedded/free-port.ts';
import { postgresAccount } from '../../src/embedded/postgres-account.ts';
import { TEST_RUN_PREFIX } from './dead-runs.ts';
import { findProgram } from './find-program.ts';
import { onDatabase } from './on-database.ts';
import { until } from './until.ts';

/** The path of PgBouncer; undefined if there is none. */
export const pgbouncer = await findProgram({
  names: ['pgbouncer'],
  package: 'pgbouncer',
  variable: 'PGBOUNCER',
});

/** Starts a PgBouncer with its own defaults in front of the server of `url`, which must contain a password. */
export async function startPgBouncer(
  url: string,
  poolMode: 'session' | 'transaction',
): Promise<{ url: string; stop(): Promise<void> }> {
  const behind = new URL(url);
  const folder = mkdtempSync(join(tmpdir(), TEST_RUN_PREFIX));
  const account = postgresAccount(folder);
  const port = await freePort();
  const files = {
    'users.txt': `"${behind.username}" "${decodeURIComponent(behind.password)}"\n`,
    'pgbouncer.ini': [
      '[databases]',
      `* = host=${behind.hostname} port=${behind.port}`,
      '[pgbouncer]',
      `listen_addr = 127.0.0.1\nlisten_port = ${port}\nunix_socket_dir =`,
      `auth_type = scram-sha-256\nauth_file = ${join(folder, 'users.txt')}`,
      `pool_mode = ${poolMode}`,
    ].join('\n'),
  };
  chmodSync(folder, 0o711);
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(folder, name), text, { mode: 0o600 });
    if (account) chownSync(join(folder, name), account.uid, account.gid);
  }
  const child = spawn(pgbouncer!, [join(folder, 'pgbouncer.ini')], { ...account, cwd: '/', stdio: 'ignore' });
  const ended = once(child, 'exit');
  behind.port = String(port);
  const answers = () =>
    onDatabase(behind.href, 'SELECT 1').then(
      () => true,
      () => false,
    );
  await until(answers, 20_000);
  return {
    url: behind.href,
    async stop() {
      child.kill('SIGKILL');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
