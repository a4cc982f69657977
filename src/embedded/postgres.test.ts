import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { onDatabase } from '../../test/support/on-database.ts';
import { findPostgresUrl, startPostgres } from './postgres.ts';
import { identify } from './process-identity.ts';

const root = mkdtempSync(join(tmpdir(), 'touchstone-postgres-'));
chmodSync(root, 0o711);
afterAll(() => rmSync(root, { recursive: true, force: true }));

const settings = { fsync: 'off' };
const said: string[] = [];
const log = (line: string): void => void said.push(line);

test('data survive a stop, a leftover server is adopted, and its addresses can be found', async () => {
  const dataDir = join(root, 'kept');
  const first = await startPostgres({ dataDir, log, settings });
  await onDatabase(first.url, 'CREATE TABLE kept (id int)');
  await first.stop();
  expect(findPostgresUrl(dataDir)).toBeUndefined();

  const second = await startPostgres({ dataDir, log, settings });
  expect(findPostgresUrl(dataDir)).toBe(second.url);
  expect(statSync(join(dataDir, 'postgres.json')).mode & 0o777).toBe(0o600);
  const adopted = await startPostgres({ dataDir, log, settings });
  expect(adopted.url).toBe(second.url);
  expect(said.at(-1)).toContain('still running');

  const [{ lc, encoding }] = (
    await onDatabase(
      adopted.url,
      'SELECT datlocale AS lc, pg_encoding_to_char(encoding) AS encoding FROM pg_database WHERE datname = current_database()',
    )
  ).rows;
  expect([lc, encoding]).toEqual(['C.UTF-8', 'UTF8']);
  await onDatabase(adopted.socketUrl, 'SELECT * FROM kept');
  await adopted.stop();
});

test('a pid file that names an unrelated process does not prevent the start', async () => {
  const dataDir = join(root, 'reused');
  await (await startPostgres({ dataDir, log, settings })).stop();
  writeFileSync(clusterFile(dataDir, 'postmaster.pid'), `${process.pid}\n${dataDir}\n0\n1\n/nowhere\n\n`);
  const again = await startPostgres({ dataDir, log, settings });
  await again.stop();
  expect(identify(process.pid)).toBeDefined();
});

test('an incomplete cluster is recreated', async () => {
  const dataDir = join(root, 'partial');
  mkdirSync(join(dataDir, 'postgres-18.partial'), { recursive: true });
  writeFileSync(join(dataDir, 'postgres-18.partial', 'PG_VERSION'), '18');
  chmodSync(dataDir, 0o711);
  await (await startPostgres({ dataDir, log, settings })).stop();
  expect(existsSync(join(dataDir, 'postgres-18.partial'))).toBe(false);
});

test('data of another major version are rejected with instructions to migrate', async () => {
  const dataDir = join(root, 'old');
  mkdirSync(join(dataDir, 'postgres-17'), { recursive: true });
  chmodSync(dataDir, 0o711);
  await expect(startPostgres({ dataDir, log, settings })).rejects.toThrow(
    /written by Postgres 17.*DATABASE_URL/s,
  );
});

// Only root runs Postgres as another account, which may lack access.
test.runIf(process.getuid?.() === 0)(
  'if the account cannot enter the data folder, the data go to a recorded external folder',
  async () => {
    const closed = join(root, 'closed');
    mkdirSync(closed, { mode: 0o700 });
    const dataDir = join(closed, 'data');
    const first = await startPostgres({ dataDir, log, settings });
    await onDatabase(first.url, 'CREATE TABLE kept (id int)');
    await first.stop();
    const { place } = JSON.parse(readFileSync(join(dataDir, 'postgres-place.json'), 'utf8')) as {
      place: string;
    };
    expect(said.some((line) => line.includes(place))).toBe(true);

    const second = await startPostgres({ dataDir, log, settings });
    await onDatabase(second.url, 'SELECT * FROM kept');
    await second.stop();
    rmSync(place, { recursive: true, force: true });
  },
);

function clusterFile(dataDir: string, name: string): string {
  return join(dataDir, 'postgres-18', name);
}
