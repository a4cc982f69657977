import { pino } from 'pino';
import { expect, test } from 'vitest';
import { startPostgres } from '../../src/embedded/postgres.ts';
import { startApi } from '../../src/services/api.ts';
import { migrate } from '../../src/store/migrate.ts';
import { createStore } from '../../src/store/store.ts';
import { cloudEvent } from '../http/support/cloud-event.ts';
import { createDatabase } from '../support/database.ts';
import { freeze } from './freeze.ts';
import { ownDataDir } from './own-servers.ts';
import { startProxy } from './proxy.ts';

const SETTINGS = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };
/** The longest answer that docs/http.md promises, and some time for a busy machine. */
const PROMISED_MS = 14_000 + 3000;

async function serve(url: string) {
  const store = createStore({ url, size: 20 });
  const ringer = { ringSoon: () => undefined, endSoon: () => undefined };
  const logger = pino({ level: 'silent' });
  const api = await startApi({ store, ringer, logger, host: '127.0.0.1', port: 0 });
  const key = { name: 'test', scopes: ['ingest' as const], prefix: null, expiresAt: null };
  const { secret } = await store.keys.create(key);
  const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/cloudevents+json' };
  const post = async (subject: string) => {
    const body = JSON.stringify(cloudEvent({ subject }));
    return (await fetch(`${api.url}/v1/events`, { method: 'POST', body, headers })).status;
  };
  return {
    /** The different statuses of that many posts of different learners at once. */
    postAtOnce: async (posts: number) => [
      ...new Set(await Promise.all(Array.from({ length: posts }, (_, each) => post(`learner-${each}`)))),
    ],
    async stop() {
      await api.stop();
      await store.close();
    },
  };
}

type Api = Awaited<ReturnType<typeof serve>>;

async function expectUnavailableInTime(api: Api): Promise<void> {
  const begun = performance.now();
  expect(await api.postAtOnce(40)).toEqual([503]);
  expect(performance.now() - begun).toBeLessThan(PROMISED_MS);
}

test('300 posts at once right after a start wait for a connection', async () => {
  const database = await createDatabase();
  const api = await serve(database.url);
  expect(await api.postAtOnce(300)).toEqual([202]);
  await api.stop();
  await database.drop();
});

test.concurrent('a network that passes nothing on: 503 in time, then it recovers by itself', async () => {
  const database = await createDatabase();
  const url = new URL(database.url);
  const proxy = await startProxy(Number(url.port));
  url.port = String(proxy.port);
  const api = await serve(url.href);
  expect(await api.postAtOnce(40)).toEqual([202]);
  proxy.set('stall');
  await expectUnavailableInTime(api);
  proxy.set('pass');
  expect(await api.postAtOnce(40)).toEqual([202]);
  await api.stop();
  await proxy.stop();
  await database.drop();
});

test.concurrent('a frozen Postgres: 503 in time, then it recovers by itself', async () => {
  const { dataDir, remove } = ownDataDir();
  const postgres = await startPostgres({ dataDir, log: () => undefined, settings: SETTINGS });
  await migrate(postgres.url);
  const api = await serve(postgres.url);
  expect(await api.postAtOnce(40)).toEqual([202]);
  const { thaw } = await freeze(postgres.url);
  await expectUnavailableInTime(api).finally(thaw);
  expect(await api.postAtOnce(40)).toEqual([202]);
  await api.stop();
  await postgres.stop();
  remove();
});
