import { afterAll, beforeAll, expect, test } from 'vitest';
import { pino } from 'pino';
import { startApi, type Api } from '../../src/services/api.ts';
import { migrate } from '../../src/store/migrate.ts';
import { createStore, type Store } from '../../src/store/store.ts';
import { onDatabase } from '../support/on-database.ts';
import { eventOf } from '../support/open-store.ts';
import { until } from '../support/until.ts';
import { startReplicated } from './start-replica.ts';

let servers: Awaited<ReturnType<typeof startReplicated>>;
let store: Store;
let api: Api;
let key: string;

beforeAll(async () => {
  servers = await startReplicated();
  await migrate(servers.primaryUrl);
  store = createStore({ url: servers.primaryUrl, readUrl: servers.replicaUrl, size: 5 });
  api = await startApi({
    store,
    ringer: { ringSoon: () => undefined, endSoon: () => undefined },
    logger: pino({ level: 'silent' }),
    host: '127.0.0.1',
    port: 0,
  });
  key = (await store.keys.create({ name: 'test', scopes: ['read'], prefix: null, expiresAt: null })).secret;
});
afterAll(async () => {
  await api?.stop();
  await store?.close();
  await servers?.stop();
});

const get = async (path: string) => {
  const response = await fetch(`${api.url}${path}`, { headers: { authorization: `Bearer ${key}` } });
  return ((await response.json()) as { data: unknown[] }).data.length;
};
const onReplica = (sql: string) => onDatabase(servers.replicaUrl, sql);
test('histories are read from a replica that has the learner’s last write, otherwise from the primary', async () => {
  const award = async (count: number) => {
    for (let each = 0; each < count; each += 1) await store.events.accept([eventOf('ada')]);
    await store.ledger.award('ada', 0);
  };
  await award(2);
  store.reads.lagMs();
  await until(async () => (store.reads.lagMs() ?? Infinity) < 3000);
  expect([await get('/v1/learners/ada/ledger'), await get('/v1/learners/ada/events')]).toEqual([2, 2]);
  await until(async () => (await get('/v1/learners')) === 1);

  await onReplica('SELECT pg_wal_replay_pause()');
  await award(1);
  // It is asked, and has less.
  const [row] = (await onReplica('SELECT count(*)::int AS entries FROM ledger')).rows;
  expect(row.entries).toBe(2);
  // The replica does not have the third award, and a list of all learners may lack a new one.
  expect([await get('/v1/learners/ada/ledger'), await get('/v1/learners/ada/events')]).toEqual([3, 3]);
  await store.events.accept([eventOf('bert')]);
  expect(await get('/v1/learners')).toBe(1);
  // Later the replica is too old for lists too.
  await until(async () => (await get('/v1/learners')) === 2);
  expect(store.reads.lagMs()).toBeGreaterThan(5000);

  await onReplica('SELECT pg_wal_replay_resume()');
  await until(() => store.reads.lagMs()! < 3000);
  expect(await get('/v1/learners')).toBe(2);
});
