import { describe, expect, onTestFinished, test } from 'vitest';
import { createDatabase } from '../../test/support/database.ts';
import { onDatabase } from '../../test/support/on-database.ts';
import { eventOf } from '../../test/support/open-store.ts';
import { pgbouncer, startPgBouncer } from '../../test/support/pgbouncer.ts';
import { createStore } from './store.ts';

const STATE = `SELECT current_setting('statement_timeout') AS statement, current_setting('lock_timeout') AS lock,
  current_setting('idle_in_transaction_session_timeout') AS idle, current_setting('TimeZone') AS zone,
  has_table_privilege('ledger', 'UPDATE') AS changes`;
const SAFE = { statement: '5s', lock: '2s', idle: '7s', zone: 'UTC', changes: false };

async function openDatabase(): Promise<string> {
  const { url, drop } = await createDatabase();
  onTestFinished(drop);
  return url;
}

function openStore(url: string, size = 4) {
  const store = createStore({ url, size });
  onTestFinished(store.close);
  return store;
}

test('a session has the role and the limits of the product, even if the login owns the tables', async () => {
  const { database } = openStore(await openDatabase());
  expect((await database.query(STATE)).rows).toEqual([SAFE]);
});

test('a database without schema is refused in one line', async () => {
  const url = await openDatabase();
  await onDatabase(url, 'DROP SCHEMA public CASCADE; CREATE SCHEMA public');
  await expect(openStore(url).epoch()).rejects.toThrow(
    /^No connection .*: it has no schema.*touchstone migrate`$/,
  );
});

test('a role that may change the ledger is refused in one line', async () => {
  const url = await openDatabase();
  await onDatabase(
    url,
    `DO $$ BEGIN EXECUTE format('GRANT UPDATE ON ledger TO %I', (SELECT app_role FROM installation)); END $$`,
  );
  await expect(openStore(url).epoch()).rejects.toThrow(/^No connection .*may change the ledger.*$/);
});

describe.skipIf(!pgbouncer)('behind PgBouncer, skipped if it is not installed', () => {
  async function behind(poolMode: 'session' | 'transaction'): Promise<string> {
    const url = await openDatabase();
    const bouncer = await startPgBouncer(url, poolMode);
    onTestFinished(bouncer.stop);
    return bouncer.url;
  }

  test('in session mode, every connection has its role and limits, and notices arrive', async () => {
    const store = openStore(await behind('session'), 8);
    const states = await Promise.all(Array.from({ length: 20 }, () => store.database.query(STATE)));
    expect(states.flatMap(({ rows }) => rows)).toEqual(Array.from({ length: 20 }, () => SAFE));
    let heard = 0;
    const hearing = store.changes.hear(() => (heard += 1));
    await expect
      .poll(
        async () => {
          await store.events.accept([eventOf('ada')]);
          await store.ledger.award('ada', 0);
          return heard;
        },
        { timeout: 10_000 },
      )
      .toBeGreaterThan(0);
    await hearing.stop();
  });

  test('in transaction mode, the first connection is refused in one line, and every later one', async () => {
    const store = openStore(await behind('transaction'), 8);
    for (let tries = 0; tries < 3; tries += 1)
      await expect(store.epoch()).rejects.toThrow(
        /^No connection .*pooler shares sessions.*pool_mode=session.*$/,
      );
    const atOnce = await Promise.allSettled(Array.from({ length: 20 }, () => store.epoch()));
    expect(new Set(atOnce.map(({ status }) => status))).toEqual(new Set(['rejected']));
  });
});
