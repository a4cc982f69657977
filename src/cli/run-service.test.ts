import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { createDatabase } from '../../test/support/database.ts';
import { onDatabase } from '../../test/support/on-database.ts';
import { until } from '../../test/support/until.ts';

// Several processes start at once, which takes long on a busy machine.
vi.setConfig({ testTimeout: 300_000 });

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));
const dataDir = mkdtempSync(join(tmpdir(), 'touchstone-service-'));
let database: Awaited<ReturnType<typeof createDatabase>>;
beforeAll(async () => {
  database = await createDatabase();
});
afterAll(async () => {
  await database.drop();
  rmSync(dataDir, { recursive: true, force: true });
});

function run(command: string, environment: Record<string, string>, ...options: string[]) {
  const child = spawn(process.execPath, ['--no-warnings', MAIN, command, ...options], {
    env: {
      PATH: process.env.PATH,
      TOUCHSTONE_DATA: join(dataDir, command),
      DATABASE_URL: database.url,
      TEMPORAL_ADDRESS: inject('temporalAddress'),
      PORT: '0',
      ...environment,
    },
  });
  const exited = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
  let said = '';
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    printed += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return { child, exited, said: () => said, printed: () => printed };
}

const GONE = { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/x', TEMPORAL_ADDRESS: '127.0.0.1:1' };

test.concurrent.each([
  ['worker', { TEMPORAL_ADDRESS: GONE.TEMPORAL_ADDRESS }, 'Temporal at 127.0.0.1:1 is unreachable'],
  ['api', { DATABASE_URL: GONE.DATABASE_URL }, 'Postgres at 127.0.0.1:1 is unreachable'],
  ['up', GONE, 'Postgres at 127.0.0.1:1 is unreachable'],
])('%s without its servers says so, tries again and ends on SIGTERM', async (command, gone, line) => {
  const { child, exited, said } = run(command, gone);
  await until(() => said().split(line).length > 2);
  child.kill('SIGTERM');
  expect(await exited, said()).toEqual([0, null]);
});

test.concurrent('up --json without its servers says so on stderr and in the log', async () => {
  const line = 'cannot start: Postgres at 127.0.0.1:1 is unreachable';
  const home = join(dataDir, 'json');
  const { child, exited, said, printed } = run(
    'up',
    { ...GONE, TOUCHSTONE_DATA: home },
    '--no-demo',
    '--json',
  );
  await until(() => said().includes(line));
  child.kill('SIGTERM');
  expect(await exited, said()).toEqual([0, null]);
  expect(printed()).toBe('');
  const log = readdirSync(home).find((name) => name.startsWith('touchstone.'));
  expect(readFileSync(join(home, log!), 'utf8')).toContain(line);
});

test.concurrent('a port in use ends the API with one line', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const PORT = String((other.address() as AddressInfo).port);
  const { exited, said } = run('api', { PORT });
  expect(await exited, said()).toEqual([1, null]);
  expect(said()).toBe(
    `Cannot listen on 127.0.0.1:${PORT}: another process uses the port: stop it, or set PORT\n`,
  );
  other.close();
});

test.concurrent('an API whose epoch is renewed beneath it ends with one line', async () => {
  const restored = await createDatabase();
  const { exited, said } = run('api', { DATABASE_URL: restored.url });
  await until(() => said().includes('listening'));
  await onDatabase(restored.url, 'UPDATE installation SET epoch = gen_random_uuid()');
  expect(await exited, said()).toEqual([1, null]);
  expect(said()).toMatch(/\nThe epoch of the installation was renewed: [^\n]+ start it again\.\n$/);
  await restored.drop();
});

test.concurrent('a log that nobody reads any more does not end the API', async () => {
  const { child, exited, said } = run('api', {
    LOG_LEVEL: 'debug',
    TOUCHSTONE_DATA: join(dataDir, 'closed'),
  });
  await until(() => said().includes('"url"'));
  const url = /"url":"(.+?)"/.exec(said())![1]!;
  child.stdout.destroy();
  for (let call = 0; call < 20; call += 1) expect((await fetch(`${url}/livez`)).status).toBe(200);
  child.kill('SIGTERM');
  expect(await exited, said()).toEqual([0, null]);
});
