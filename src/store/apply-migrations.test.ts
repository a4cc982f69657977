import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { onDatabase, withDatabase } from '../../test/support/on-database.ts';
import { until } from '../../test/support/until.ts';
import { applyMigrations } from './apply-migrations.ts';
import { createPool, type Database } from './database.ts';

const name = `touchstone_test_${randomBytes(6).toString('hex')}`;
let url: string;
let database: Database;
let holder: Client;
beforeAll(async () => {
  url = withDatabase(inject('postgresUrl'), name);
  await onDatabase(inject('postgresUrl'), `CREATE DATABASE ${name}`);
  database = createPool(url, { size: 1, owner: true });
  holder = new Client({ connectionString: url });
  await holder.connect();
  // The third migration changes the table `ledger`.
  await applyMigrations(database, { count: 2 });
});
afterAll(async () => {
  await holder.end();
  await database.end();
  await onDatabase(inject('postgresUrl'), `DROP DATABASE ${name}`);
});

const waitingForLock = async () =>
  (
    await onDatabase(
      url,
      "SELECT FROM pg_stat_activity WHERE datname = $1 AND wait_event_type = 'Lock' AND query LIKE '%ALTER TABLE%'",
      [name],
    )
  ).rowCount === 1;

test('a migration that never gets its lock says so in one line and changes nothing', async () => {
  await holder.query('BEGIN; LOCK TABLE ledger IN ACCESS SHARE MODE');
  const blocked = applyMigrations(database, { giveUpMs: 0 });
  await expect(blocked).rejects.toThrow(
    /^a migration waited 0 s for a lock [^\n]+`touchstone migrate` again\.$/,
  );
  await holder.query('COMMIT');
  expect((await onDatabase(url, "SELECT FROM migrations WHERE name > '0003'")).rowCount).toBe(0);
});

test('a migration that waits for a lock lets other queries pass, and is applied when the lock is free', async () => {
  await holder.query('BEGIN; LOCK TABLE ledger IN ACCESS SHARE MODE');
  const migrated = applyMigrations(database);
  await until(waitingForLock);
  // Answered while the lock is still held, although the migration came first.
  expect((await onDatabase(url, 'SELECT FROM ledger')).rowCount).toBe(0);
  await holder.query('COMMIT');
  expect((await migrated)[0]).toBe('0003-roles-as-of-reset');
});
