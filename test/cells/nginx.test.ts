import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '../../src/embedded/free-port.ts';
import { findProgram } from '../support/find-program.ts';
import { until } from '../support/until.ts';
import { cloudEvent, postTo } from './support/follow.ts';
import { moveCommand } from './support/move-command.ts';
import { startCell, type Cell } from './support/start-cell.ts';

const CONFIG = new URL('../../examples/cells/nginx.conf', import.meta.url);
const nginx = await findProgram({ names: ['nginx'], package: 'nginx-light', variable: 'NGINX' });
/** Only ends a hanging test. */
const CEILING_MS = 300_000;

let folder: string;
let a: Cell;
let b: Cell;
let proxy: string;
let stopProxy = async (): Promise<void> => {};

/** The example with the addresses of this test, without a background process. */
async function startProxy(): Promise<void> {
  const port = await freePort();
  const config = readFileSync(CONFIG, 'utf8')
    .replace('127.0.0.1:4700', `127.0.0.1:${port}`)
    .replace('127.0.0.1:4701', new URL(a.api).host)
    .replace('127.0.0.1:4702', new URL(b.api).host)
    .replace('http://cell-a.internal', a.api)
    .replace('http://cell-b.internal', b.api)
    .replace(
      'http {',
      `http { access_log off; client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy;`,
    );
  const file = join(folder, 'nginx.conf');
  await writeFile(file, `daemon off; pid ${folder}/nginx.pid; error_log ${folder}/error.log;\n${config}`);
  const child = spawn(nginx!, ['-p', folder, '-c', file], { stdio: 'inherit' });
  const exited = once(child, 'exit');
  stopProxy = async () => {
    child.kill('SIGTERM');
    await exited;
  };
  proxy = `http://127.0.0.1:${port}`;
  await until(() =>
    fetch(`${proxy}/livez`).then(
      ({ ok }) => ok,
      () => false,
    ),
  );
}

beforeAll(async () => {
  if (nginx === undefined) return;
  folder = await mkdtemp(join(tmpdir(), 'touchstone-nginx-'));
  [a, b] = [await startCell(folder, 'a'), await startCell(folder, 'b')];
  // Keys belong to a cell; the platform has the same one in both.
  await b.store.database.query(
    `INSERT INTO keys (id, name, hash, scopes, created_at) VALUES ($1, $2, $3, $4, now())`,
    Object.values((await a.store.database.query('SELECT id, name, hash, scopes FROM keys')).rows[0]),
  );
  await startProxy();
}, CEILING_MS);
afterAll(async () => {
  if (nginx === undefined) return;
  await stopProxy();
  await a.stop();
  await b.stop();
  await rm(folder, { recursive: true, force: true });
});

const send = async (learner: string, id: string) =>
  (await postTo(proxy, a.key, cloudEvent(learner, id, 'chat.turn_taken', { speaker: 'learner', text: id })))
    .status;
const read = async (learner: string) =>
  (await fetch(`${proxy}/v1/learners/${learner}`, { headers: { authorization: `Bearer ${a.key}` } })).status;
const isIn = async ({ store }: Cell, learner: string) => (await store.learners.find(learner)) !== null;

test.skipIf(nginx === undefined)(
  'nginx routes by prefix, and follows a learner who moved',
  { timeout: CEILING_MS },
  async () => {
    for (const learner of ['zoe', 'acme:1'])
      expect([await send(learner, '1'), await read(learner)]).toEqual([202, 200]);
    expect([await isIn(a, 'zoe'), await isIn(b, 'zoe')]).toEqual([true, false]);
    expect([await isIn(a, 'acme:1'), await isIn(b, 'acme:1')]).toEqual([false, true]);

    await a.settled();
    expect(await moveCommand(a, 'zoe', { url: b.api, keyFile: b.keyFile }).done()).toMatchObject({
      moved: 1,
    });
    // The configuration did not change: the cell that answers 421 names the other one.
    expect([await send('zoe', '2'), await read('zoe')]).toEqual([202, 200]);
    await b.settled();
    const ledger = (await b.store.ledger.verify('zoe'))!;
    expect([ledger.intact, ledger.entries]).toEqual([true, 2]);
  },
);
