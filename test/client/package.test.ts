import { execFile } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startListening, type Listening } from '../http/support/listening.ts';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));
const path = (name: string) => join(root, name);

/** What a platform engineer would write first. */
const PROGRAM = `import { createTouchstone, Problem, type ProblemCode } from 'touchstone-client';

const { send, list, api, stream } = createTouchstone({ url: process.env.URL!, token: process.env.KEY!, source: 'app' });
const [result] = await send({ type: 'chat.turn_taken', subject: 'ada', data: { stage: 'kickoff', text: 'Who is it for?' } });
const ids: (string | null)[] = [];
for await (const event of list('/v1/learners/{id}/events', { path: { id: 'ada' } })) ids.push(event.id);
const { data } = await api.GET('/v1/learners/{id}', { params: { path: { id: 'ada' } } });
const level: number | undefined = data?.xp.level;
const code: ProblemCode | 'unknown' | undefined = await api
  .GET('/v1/learners/{id}', { params: { path: { id: 'nobody' } } })
  .then(() => undefined, (error) => (error instanceof Problem ? error.code : undefined));
let first = '';
for await (const { event } of stream({ learner: 'ada', lastEventId: 'old' })) {
  first = event;
  break;
}
// @ts-expect-error: an event has a type.
const wrong = () => send({ subject: 'ada' });
console.log(JSON.stringify({ status: result?.status, same: ids.at(-1) === result?.id, level, code, first }));
`;
const PRINTED = { status: 'accepted', same: true, level: 1, code: 'unknown-learner', first: 'gap' };

let server: Listening;
let folder: string;
beforeAll(async () => {
  server = await startListening();
  folder = await mkdtemp(join(tmpdir(), 'touchstone-client-'));
  await run('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: path('sdk') });
  const [tarball] = await readdir(folder);
  await writeFile(join(folder, 'package.json'), '{ "name": "empty", "private": true, "type": "module" }');
  await run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', `./${tarball}`], {
    cwd: folder,
  });
}, 240_000);
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await server.stop();
});

const installed = (name: string) => join(folder, 'node_modules', 'touchstone-client', name);

test('the generated types match openapi.json; update them with `node scripts/write-client-types.ts`', async () => {
  const { stdout } = await run(process.execPath, [path('scripts/write-client-types.ts'), '--print'], {
    maxBuffer: 1e8,
  });
  expect(await readFile(path('sdk/src/schema.ts'), 'utf8')).toBe(stdout);
});

test('the package is one file without imports, with declarations, README and licence', async () => {
  expect((await readdir(installed('.'))).toSorted()).toEqual([
    'LICENSE',
    'README.md',
    'dist',
    'package.json',
  ]);
  const scripts = (await readdir(installed('dist'))).filter((name) => name.endsWith('.js'));
  expect(scripts).toEqual(['index.js']);
  expect(await readFile(installed('dist/index.js'), 'utf8')).not.toMatch(/\b(import|require)\s*[({'"]/);
});

test('it has at most 8 kB, compressed', async () => {
  expect(gzipSync(await readFile(installed('dist/index.js'))).length).toBeLessThanOrEqual(8000);
});

test('an empty project installs it, checks its types and runs it', async () => {
  const compilerOptions = {
    target: 'es2022',
    module: 'nodenext',
    strict: true,
    outDir: 'out',
    rootDir: '.',
    skipLibCheck: false,
    typeRoots: [path('node_modules/@types')],
    types: ['node'],
  };
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['main.ts'] }));
  await writeFile(join(folder, 'main.ts'), PROGRAM);
  await run(process.execPath, [path('node_modules/typescript/bin/tsc'), '-p', folder]);
  for (const node of [process.execPath, ...(await olderNode())]) {
    const { stdout } = await run(node, [join(folder, 'out', 'main.js')], {
      env: { ...process.env, URL: server.url, KEY: server.key },
    });
    expect(JSON.parse(stdout)).toEqual(PRINTED);
  }
}, 120_000);

/** The Node of the machine, if it is another one than that of the project and new enough. */
async function olderNode(): Promise<string[]> {
  const own = path('node_modules/node/bin');
  const PATH = (process.env.PATH ?? '')
    .split(':')
    .filter((entry) => entry !== own && !entry.includes('node_modules'))
    .join(':');
  const { stdout } = await run('node', ['-p', 'process.execPath + " " + process.version'], {
    env: { ...process.env, PATH },
  }).catch(() => ({ stdout: '' }));
  const [executable, version = 'v0'] = stdout.trim().split(' ');
  return executable && Number(version.slice(1).split('.')[0]) >= 20 ? [executable] : [];
}
