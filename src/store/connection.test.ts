import { chmodSync, chownSync, copyFileSync } from 'node:fs';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ownDataDir } from '../../test/faults/own-servers.ts';
import { postgresAccount } from '../embedded/postgres-account.ts';
import { startPostgres } from '../embedded/postgres.ts';
import { connectionConfig } from './connection.ts';
import { createPool } from './database.ts';

/** A certificate that signs itself, for the name localhost only, and its key. */
const CERTIFICATE = fileURLToPath(new URL('../../test/support/tls/localhost.pem', import.meta.url));
const KEY = fileURLToPath(new URL('../../test/support/tls/localhost.key', import.meta.url));

const { dataDir, remove } = ownDataDir();
let url: string;
let stop: () => Promise<void>;

/** Copies a file for the server, which rejects keys that others may read. */
function forServer(file: string): string {
  const copy = join(dataDir, basename(file));
  copyFileSync(file, copy);
  chmodSync(copy, 0o600);
  const account = postgresAccount(join(dataDir, 'no-cluster-yet'));
  if (account) chownSync(copy, account.uid, account.gid);
  return copy;
}

beforeAll(async () => {
  const files = { ssl_cert_file: forServer(CERTIFICATE), ssl_key_file: forServer(KEY) };
  const settings = { fsync: 'off', ssl: 'on', ...files };
  ({ url, stop } = await startPostgres({ dataDir, log: () => undefined, settings }));
});

afterAll(async () => {
  await stop();
  remove();
});

/** Whether the connection is encrypted, or why there is none. */
async function encrypted(host: string, query: string): Promise<boolean | string> {
  const to = new URL(`${url}?${query.replace('CA', CERTIFICATE)}`);
  to.hostname = host;
  const pool = createPool(to.href, { size: 1, owner: true });
  try {
    const { rows } = await pool.query('SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()');
    return rows[0].ssl;
  } catch (error) {
    return (error as Error).message.replace(/^No connection to the database .*?: /, '');
  } finally {
    await pool.end();
  }
}

const UNKNOWN = expect.stringContaining('self-signed certificate');

test('a pool opens few connections at once, so that each has its time on a busy server', async () => {
  let open = 0;
  let most = 0;
  let all = 0;
  const server = createServer((socket) => {
    all += 1;
    most = Math.max(most, (open += 1));
    socket.on('error', () => undefined).on('close', () => (open -= 1));
    setTimeout(() => socket.destroy(), 20);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const pool = createPool(`postgres://127.0.0.1:${(server.address() as AddressInfo).port}/none`, {
    size: 20,
  });
  const answers = await Promise.allSettled(Array.from({ length: 20 }, () => pool.query('SELECT 1')));
  expect(answers.every(({ status }) => status === 'rejected')).toBe(true);
  expect([most, all]).toEqual([4, 20]);
  await pool.end();
  server.close();
});

describe('TLS', () => {
  test.each([
    ['127.0.0.1', '', false],
    ['127.0.0.1', 'sslmode=disable', false],
    ['127.0.0.1', 'sslmode=no-verify', true],
    ['localhost', 'sslmode=verify-full&sslrootcert=CA', true],
    ['localhost', 'sslmode=require&sslrootcert=CA', true],
    ['127.0.0.1', 'sslmode=verify-ca&sslrootcert=CA', expect.stringContaining('does not match certificate')],
    ['localhost', 'sslmode=verify-full', UNKNOWN],
    ['localhost', 'sslmode=require', UNKNOWN],
    ['localhost', 'sslmode=prefer', UNKNOWN],
    ['localhost', 'uselibpqcompat=true&sslmode=require', true],
    ['127.0.0.1', 'uselibpqcompat=true&sslmode=verify-ca&sslrootcert=CA', true],
  ])('%s with %s', async (host, query, outcome) => {
    expect(await encrypted(host, query)).toEqual(outcome);
  });

  test('a certificate that does not exist is an error at once', () => {
    expect(() => connectionConfig('postgres://localhost/x?sslrootcert=/no/such.pem')).toThrow(
      /no such file.*such\.pem/,
    );
  });
});
