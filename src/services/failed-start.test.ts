import { readdirSync } from 'node:fs';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { inThisThread } from '../activities/judge-threads/judge-threads.ts';
import { createStore, type Store } from '../store/store.ts';
import { createDatabase } from '../../test/support/database.ts';
import { onDatabase } from '../../test/support/on-database.ts';
import { requireConnection, requirePostgres } from './require-postgres.ts';
import { runWorker } from './run-worker.ts';
import { createTemporalClient } from './temporal-connection.ts';
import { startWorker } from './worker.ts';

const NOWHERE = '127.0.0.1:1';
const STARTS = 4;

let database: Awaited<ReturnType<typeof createDatabase>>;
let store: Store;
beforeAll(async () => {
  database = await createDatabase();
  store = createStore({ url: database.url, size: 4 });
});
afterAll(async () => {
  await store.close();
  await database.drop();
});

function optionsOf({ address = inject('temporalAddress'), namespace = 'default' }) {
  const temporal = { address, namespace };
  const client = createTemporalClient(temporal);
  const logger = pino({ level: 'silent' });
  return { temporal, client, logger, cacheDir: inject('bundleDir'), sweepAfterMs: 500 };
}

test.runIf(process.platform === 'linux').each([
  [{ namespace: 'missing' }, /no namespace missing; create it with: temporal operator/],
  [{ address: NOWHERE }, /^Temporal at 127\.0\.0\.1:1 is unreachable \(.+\); start it/],
])('a worker that cannot start with %j says what to do and leaves no thread', async (where, line) => {
  const options = optionsOf(where);
  const start = () => startWorker({ store, judge: undefined, threads: inThisThread() }, options);
  await expect(start()).rejects.toThrow(line);
  const before = readdirSync('/proc/self/task').length;
  for (let n = 0; n < STARTS; n += 1) await expect(start()).rejects.toThrow(line);
  expect(readdirSync('/proc/self/task').length - before).toBeLessThan(STARTS);
  await options.client.connection.close();
});

test.runIf(process.platform === 'linux')('a worker that is half created leaves no thread', async () => {
  // The second of its two workers is refused.
  const options = { ...optionsOf({}), judgeConcurrency: -1 };
  const start = () => startWorker({ store, judge: undefined, threads: inThisThread() }, options);
  await expect(start()).rejects.toThrow(/WorkerOptions/);
  const before = readdirSync('/proc/self/task').length;
  for (let n = 0; n < STARTS; n += 1) await expect(start()).rejects.toThrow(/WorkerOptions/);
  expect(readdirSync('/proc/self/task').length - before).toBeLessThan(STARTS);
  await options.client.connection.close();
});

test('a worker that waits for its namespace starts when it exists, and stops while it waits', async () => {
  const namespace = `late-${Date.now()}`;
  const options = optionsOf({ namespace });
  const problem = Promise.withResolvers<string>();
  const worker = runWorker({ store }, { ...options, onProblem: problem.resolve });
  expect(await problem.promise).toMatch(/no namespace late-\d+; create it .* trying again in 1 s/);
  await worker.stop();

  const again = runWorker({ store }, options);
  const retention = { seconds: 86_400 };
  await options.client.workflowService.registerNamespace({
    namespace,
    workflowExecutionRetentionPeriod: retention as never,
  });
  await again.ready;
  await again.stop();
  await options.client.connection.close();
});

test('a schema of a newer version is named in one line, and the process runs', async () => {
  const lines: string[] = [];
  const logger = pino({ level: 'warn' }, { write: (line: string) => void lines.push(JSON.parse(line).msg) });
  await requirePostgres(store, logger);
  expect(lines).toEqual([]);
  await onDatabase(database.url, "INSERT INTO migrations (name, run_on) VALUES ('9999-later', now())");
  await requirePostgres(store, logger);
  expect(lines).toEqual([
    'the schema is newer than this version (it has 9999-later): upgrade this process too',
  ]);
  await onDatabase(database.url, "DELETE FROM migrations WHERE name = '9999-later'");
});

test('an older schema, a missing one and a refused login are told apart', async () => {
  const name = 'SELECT name FROM migrations ORDER BY id DESC LIMIT 1';
  const [last] = (await onDatabase(database.url, name)).rows as { name: string }[];
  await onDatabase(database.url, 'DELETE FROM migrations WHERE name = $1', [last!.name]);
  const options = optionsOf({});
  const start = () => startWorker({ store, judge: undefined, threads: inThisThread() }, options);
  await expect(start()).rejects.toThrow(`lacks ${last!.name}): run \`touchstone migrate\``);
  await onDatabase(database.url, 'DROP TABLE migrations');
  await expect(start()).rejects.toThrow(/no schema of this version: run `touchstone migrate`/);
  const stranger = new URL(database.url);
  stranger.password = 'wrong';
  await expect(requireConnection(stranger.href)).rejects.toThrow(/rejects the login: correct user/);
  await expect(requireConnection('postgres://127.0.0.1:1/x')).rejects.toThrow(/:1 is unreachable: start it/);
  await options.client.connection.close();
});
