import { createServer } from 'node:http';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { onDatabase } from '../../test/support/on-database.ts';
import { openStore } from '../../test/support/open-store.ts';
import { lookAtServices } from '../http/operations/readiness.ts';
import { createChecks } from './checks.ts';
import { createTemporalClient } from './temporal-connection.ts';
import { runWorker } from './run-worker.ts';

const db = openStore({ size: 6 });
const logger = pino({ level: 'silent' });
const clients: ReturnType<typeof createTemporalClient>[] = [];
let address: string;
beforeAll(() => {
  address = inject('temporalAddress');
});
afterAll(() => Promise.all(clients.map((client) => client.connection.close())));

type Place = { address?: string; namespace?: string; judgeModel?: string; judgeBaseUrl?: string };

async function look({ judgeModel = 'offline', judgeBaseUrl, ...place }: Place = {}) {
  const temporal = { address, namespace: 'default', ...place };
  const client = createTemporalClient(temporal);
  clients.push(client);
  const services = createChecks({ store: db.store, client, temporal, config: { judgeModel, judgeBaseUrl } });
  const looked = await lookAtServices({ store: db.store, health: { stopping: () => false, services } });
  return {
    states: Object.fromEntries(Object.entries(looked).map(([name, { state }]) => [name, state])),
    reason: (name: string) => looked[name]?.reason,
  };
}

const UP = { postgres: 'up', schema: 'up', temporal: 'up', namespace: 'up' };

test('a missing worker is noticed, whether it never ran, stopped or went silent', async () => {
  expect((await look()).states).toEqual({ ...UP, worker: 'down' });
  const client = createTemporalClient({ address, namespace: 'default' });
  clients.push(client);
  const worker = runWorker(
    { store: db.store },
    {
      temporal: { address, namespace: 'default' },
      client,
      logger,
      cacheDir: inject('bundleDir'),
      sweepAfterMs: 500,
    },
  );
  await worker.ready;
  await expect.poll(async () => (await look()).states, { timeout: 10_000 }).toEqual({ ...UP, worker: 'up' });
  await worker.stop();
  expect((await look()).states).toEqual({ ...UP, worker: 'down' });
  await db.store.workers.report('00000000-0000-4000-8000-000000000001');
  expect((await look()).states.worker).toBe('up');
  await onDatabase(db.url, `UPDATE worker_reports SET at = at - interval '9 seconds'`);
  expect((await look()).states.worker).toBe('down');
  // Reported before the clock of the database was set back.
  await onDatabase(db.url, `UPDATE worker_reports SET at = at + interval '2 hours'`);
  expect((await look()).states.worker).toBe('down');
});

test('workers that poll another namespace are missing in this one', async () => {
  const namespace = `other-${Date.now()}`;
  await clients[0]!.workflowService.registerNamespace({
    namespace,
    workflowExecutionRetentionPeriod: { seconds: 86_400 } as never,
  });
  await db.store.workers.report('00000000-0000-4000-8000-000000000001');
  await expect
    .poll(async () => (await look({ namespace })).reason('worker'), { timeout: 20_000, interval: 500 })
    .toMatch(/^no worker polls the task queue touchstone-/);
});

test('a missing namespace, a Temporal that is down and an older schema are told apart', async () => {
  const nowhere = await look({ namespace: 'missing' });
  expect(nowhere.states).toMatchObject({ temporal: 'up', namespace: 'down' });
  expect(nowhere.reason('namespace')).toMatch(/create it with: temporal operator/);
  const dead = await look({ address: '127.0.0.1:1' });
  expect(dead.states).toMatchObject({ temporal: 'down', namespace: 'unknown', postgres: 'up' });
  const [last] = (
    await onDatabase(db.url, 'DELETE FROM migrations WHERE id = (SELECT max(id) FROM migrations) RETURNING *')
  ).rows;
  const stale = await look();
  expect(stale.states.schema).toBe('down');
  expect(stale.reason('schema')).toBe(`the schema lacks ${last.name}: run \`touchstone migrate\``);
  await onDatabase(db.url, 'INSERT INTO migrations VALUES ($1, $2, $3)', [last.id, last.name, last.run_on]);
});

test('a judge whose server is away or silent is down without a call, and a refusal is an answer', async () => {
  let status: number | null = 404;
  const server = createServer((_request, response) => {
    if (status !== null) response.writeHead(status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const judgeBaseUrl = `http://127.0.0.1:${(server.address() as { port: number }).port}/v1/`;
  const judge = async () => (await look({ judgeModel: 'compatible:m', judgeBaseUrl })).states.judge;
  expect(await judge()).toBe('up');
  status = 503;
  expect(await judge()).toBe('down');
  status = null;
  expect(await judge()).toBe('down');
  server.closeAllConnections();
  server.close();
  expect(await judge()).toBe('down');
  status = 404;
  await db.store.judges.failed('compatible:m', 'key_refused');
  expect((await look({ judgeModel: 'compatible:m', judgeBaseUrl })).reason('judge')).toBe(
    'compatible:m failed with key_refused',
  );
  await db.store.judges.answered('compatible:m');
});
