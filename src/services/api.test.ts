import { pino } from 'pino';
import { inject, expect, test } from 'vitest';
import { startApi } from './api.ts';
import { createRinger } from './ringer.ts';
import { createTemporalClient } from './temporal-connection.ts';
import { createStore } from '../store/store.ts';
import { createDatabase } from '../../test/support/database.ts';
import { onDatabase } from '../../test/support/on-database.ts';
import { cloudEvent } from '../../test/http/support/cloud-event.ts';
import { openStream } from '../../test/http/support/sse.ts';
import type { Json } from '../../test/http/support/json.ts';

const logger = pino({ level: 'silent' });
const type = 'application/cloudevents+json';

async function serve(temporal: string, services = {}) {
  const database = await createDatabase();
  const store = createStore({ url: database.url, size: 4 });
  const client = createTemporalClient({ address: temporal, namespace: 'default' });
  const ringer = createRinger(client, await store.epoch());
  const api = await startApi({ store, ringer, logger, host: '127.0.0.1', port: 0, services });
  const { secret } = await store.keys.create({
    name: 'test',
    scopes: ['ingest', 'read'],
    prefix: null,
    expiresAt: null,
  });
  const headers = { authorization: `Bearer ${secret}`, 'content-type': type };
  return {
    url: api.url,
    headers,
    database,
    post: (event: unknown) =>
      fetch(`${api.url}/v1/events`, { method: 'POST', body: JSON.stringify(event), headers }),
    stopApi: api.stop,
    async stop() {
      await api.stop();
      // The client cannot be closed while it retries.
      await expect.poll(ringer.inFlight, { timeout: 5000 }).toBe(0);
      await client.connection.close();
      await store.close();
      await database.drop();
    },
  };
}

test('without Temporal, events are accepted and readyz reports the outage', async () => {
  const api = await serve('127.0.0.1:1', { temporal: () => Promise.reject(new Error('away')) });
  const begun = Date.now();
  expect((await api.post(cloudEvent())).status).toBe(202);
  expect(Date.now() - begun).toBeLessThan(10_000);
  const ready = await fetch(`${api.url}/readyz`);
  expect([ready.status, await ready.json()]).toEqual([
    200,
    expect.objectContaining({ ready: true, services: { temporal: 'down' } }),
  ]);
  await api.stop();
});

test('without Postgres it answers 503 with Retry-After, is not ready, and recovers by itself', async () => {
  const api = await serve(inject('temporalAddress'));
  const server = inject('postgresUrl');
  const name = new URL(api.database.url).pathname.slice(1);
  expect((await api.post(cloudEvent())).status).toBe(202);
  await onDatabase(server, `ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
  await onDatabase(server, 'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [
    name,
  ]);
  const event = cloudEvent();
  const answer = await api.post(event);
  expect([answer.status, answer.headers.get('retry-after'), ((await answer.json()) as Json).type]).toEqual([
    503,
    '2',
    '/docs/errors#unavailable',
  ]);
  expect((await fetch(`${api.url}/readyz`)).status).toBe(503);
  expect((await fetch(`${api.url}/livez`)).status).toBe(200);
  await onDatabase(server, `ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
  expect(((await (await api.post(event)).json()) as Json).status).toBe('accepted');
  await api.stop();
});

test('stop ends streams and waiting requests and accepts no new connection', async () => {
  const api = await serve(inject('temporalAddress'));
  await api.post(cloudEvent({ subject: 'stopped' }));
  const stream = await openStream(`${api.url}/v1/learners/stopped/stream`, api.headers);
  const waiting = fetch(`${api.url}/v1/events`, {
    method: 'POST',
    body: JSON.stringify(cloudEvent({ subject: 'stopped' })),
    headers: { ...api.headers, prefer: 'wait=30' },
  });
  await new Promise((resolve) => setTimeout(resolve, 300));
  const begun = Date.now();
  await api.stopApi();
  expect(Date.now() - begun).toBeLessThan(3000);
  await expect.poll(stream.ended).toBe(true);
  const answer = await waiting;
  expect([answer.status, ((await answer.json()) as Json).status]).toEqual([202, 'accepted']);
  await expect(fetch(api.url)).rejects.toThrow();
  await api.stop();
});
