import { randomBytes } from 'node:crypto';
import { expect, inject, onTestFinished, test } from 'vitest';
import { createDatabase } from '../../test/support/database.ts';
import { onDatabase, withDatabase } from '../../test/support/on-database.ts';
import { appRoleOf } from './app-role.ts';
import { createPool } from './database.ts';
import { migrate } from './migrate.ts';
import { createStore } from './store.ts';

/** A login without rights, removed with its databases after the test. */
async function createLogin(attributes = ''): Promise<string> {
  const name = `login_${randomBytes(4).toString('hex')}`;
  await onServer(`CREATE ROLE ${name} LOGIN PASSWORD 'secret' ${attributes}`);
  onTestFinished(async () => void (await onServer(`DROP ROLE ${name}`)));
  return name;
}

const onServer = (sql: string) => onDatabase(inject('postgresUrl'), sql);

/** An empty database and its role of the product, which need not exist, both removed after the test. */
async function createEmpty() {
  const name = `empty_${randomBytes(4).toString('hex')}`;
  const appRole = `touchstone_app_${name}`;
  await onServer(`CREATE DATABASE ${name}`);
  onTestFinished(async () => {
    await onServer(`DROP DATABASE ${name} WITH (FORCE)`);
    await onServer(`DROP ROLE IF EXISTS ${appRole}`);
  });
  return { name, appRole, url: withDatabase(inject('postgresUrl'), name) };
}

async function createMigrated() {
  const database = await createDatabase();
  onTestFinished(database.drop);
  return database;
}

function as(login: string, url: string): string {
  const changed = new URL(url);
  changed.username = login;
  changed.password = 'secret';
  return changed.href;
}

test('a login with --grant-to runs the product, cannot change the ledger, and cannot enter another installation', async () => {
  const login = await createLogin();
  const [one, other] = [await createMigrated(), await createEmpty()];
  await migrate(one.url, { grantTo: login });
  await migrate(other.url);
  const store = createStore({ url: as(login, one.url), size: 2 });
  onTestFinished(store.close);
  await store.keys.create({ name: 'k', scopes: ['read'], prefix: null, expiresAt: null });
  await store.maintain();
  await expect(store.database.query('DELETE FROM ledger')).rejects.toThrow(
    'permission denied for table ledger',
  );
  await expect(store.database.query(`SET ROLE touchstone`)).rejects.toThrow('permission denied to set role');
  const stranger = createStore({ url: as(login, other.url), size: 2 });
  onTestFinished(stranger.close);
  await expect(stranger.epoch()).rejects.toThrow(/^No connection .*touchstone migrate --grant-to.*$/);
});

test.each([
  [
    'that does not exist',
    async () => 'nobody_here',
    /^There is no role nobody_here\. Create it first: CREATE ROLE .*$/,
  ],
  ['that is a superuser', () => createLogin('SUPERUSER'), /^login_\w+ may already change the ledger.*$/],
  ['that does not inherit', () => createLogin('NOINHERIT'), /^login_\w+ does not inherit rights\. Run .*$/],
])('granting to a role %s is refused in one line', async (_name, create, message) => {
  const login = await create();
  const { url } = await createMigrated();
  await expect(migrate(url, { grantTo: login })).rejects.toThrow(message);
});

test('migrate names the statements that give a login its missing rights, and runs once they were executed', async () => {
  const login = await createLogin();
  const { appRole, url } = await createEmpty();
  const refused = await migrate(as(login, url)).catch((error: Error) => error.message);
  expect(refused).toBe(
    `${login} may not migrate. An administrator must run: GRANT CREATE ON SCHEMA public TO "${login}"; ` +
      `CREATE ROLE ${appRole} NOLOGIN; GRANT ${appRole} TO "${login}";`,
  );
  await onDatabase(url, String(refused).split('must run: ')[1]!);
  expect((await migrate(as(login, url))).length).toBeGreaterThan(5);
  expect(await migrate(as(login, url))).toEqual([]);
  const store = createStore({ url: as(login, url), size: 2 });
  expect((await store.database.query('SELECT current_user AS role')).rows).toEqual([{ role: appRole }]);
  await store.close();
});

test('the number of partitions is chosen once, for an empty database, and its tables are as guarded as others', async () => {
  const { url } = await createEmpty();
  await migrate(url, { partitions: 3 });
  const parents = `SELECT inhparent::regclass::text AS name, count(*)::int AS parts FROM pg_inherits
    JOIN pg_partitioned_table ON partrelid = inhparent WHERE partstrat = 'h' GROUP BY 1`;
  const found = (await onDatabase(url, parents)).rows as { name: string; parts: number }[];
  expect(found.length).toBeGreaterThan(10);
  expect(found.filter(({ parts }) => parts !== 3)).toEqual([]);
  const store = createStore({ url, size: 2 });
  onTestFinished(store.close);
  const event = {
    id: '1',
    source: 's',
    type: 'chat.turn_taken',
    time: Date.now(),
    speaker: 'learner',
  } as const;
  for (const learner of ['ann', 'ben', 'cleo', 'dan'])
    await store.events.accept([{ ...event, learner, data: { text: 'a turn with some words in it' } }]);
  for (const learner of ['ann', 'ben', 'cleo', 'dan'])
    expect((await store.ledger.award(learner, 0)).awarded).toBe(1);
  for (const table of ['ledger', 'ledger_2']) {
    await expect(store.database.query(`DELETE FROM ${table}`)).rejects.toThrow('permission denied');
    await expect(onDatabase(url, `TRUNCATE ${table}`)).rejects.toThrow('append-only');
  }
  expect(await migrate(url)).toEqual([]);
  expect(await migrate(url, { partitions: 3 })).toEqual([]);
  await expect(migrate(url, { partitions: 8 })).rejects.toThrow(/^This database has 3 partitions, .*$/);
});

test('a login that does not own the tables may not migrate', async () => {
  const login = await createLogin();
  const { url } = await createMigrated();
  await expect(migrate(as(login, url))).rejects.toThrow(
    /^login_\w+ may not migrate: log in as touchstone, the owner/,
  );
});

test('an installation from before the role had its own name keeps touchstone_app', async () => {
  const { url } = await createMigrated();
  await onDatabase(
    url,
    `DO $$ BEGIN
       IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'touchstone_app') THEN CREATE ROLE touchstone_app; END IF;
     END $$;
     ALTER TABLE installation DROP COLUMN app_role;
     GRANT INSERT ON ledger TO touchstone_app`,
  );
  const database = createPool(url, { size: 1, owner: true });
  expect(await appRoleOf(database)).toBe('touchstone_app');
  await database.end();
});
