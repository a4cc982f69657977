import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { createProgram } from '../../src/cli/program.ts';
import { createPersonVerifier, keysInFile } from '../../src/http/auth/person-token.ts';
import { RUBRIC } from '../support/dossier-of.ts';
import { selectJudge } from '../../src/judge/select-judge.ts';
import { createStore, type Store } from '../../src/store/store.ts';
import { createDatabase } from '../support/database.ts';
import { liveThrough } from '../support/judge-completion.ts';

let database: Awaited<ReturnType<typeof createDatabase>>;
let store: Store;
let folder: string;
let no: number;
beforeAll(async () => {
  database = await createDatabase();
  store = createStore({ url: database.url });
  folder = await mkdtemp(join(tmpdir(), 'touchstone-cli-'));
  const event = (type: string, minute: number, data: Record<string, unknown>) => ({
    learner: 'maya',
    id: `e${minute}`,
    source: 'test',
    type,
    time: Date.parse('2026-10-05T09:00:00Z') + minute * 60_000,
    speaker: 'learner' as const,
    data,
  });
  await store.events.accept([
    event('chat.turn_taken', 1, {
      stage: 's1',
      text: 'The drop begins in week 14, right after the checkout change shipped to everyone.',
    }),
    event('stage.completed', 20, { stage: 's1', outcome: 'passed' }),
  ]);
  await liveThrough(store, selectJudge({}), 'maya');
  no = (await store.learners.find('maya'))!.no;
});
afterAll(async () => {
  await store.close();
  await database.drop();
  await rm(folder, { recursive: true });
});

let said: string[];
beforeEach(() => {
  said = [];
  vi.stubEnv('DATABASE_URL', database.url);
  vi.stubEnv('TOUCHSTONE_DATA', join(folder, 'data'));
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0);
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

const run = (...words: string[]) =>
  createProgram()
    .configureOutput({ writeErr: () => undefined })
    .parseAsync(words, { from: 'user' });
const rubricFile = async (body: unknown) => {
  const file = join(folder, 'rubric.json');
  await writeFile(file, JSON.stringify(body));
  return file;
};
const counts = async () => {
  const tables = ['steps', 'calibrations', 'ledger'].map(
    (table) => `(SELECT count(*) FROM ${table} WHERE learner = $1)::int AS ${table}`,
  );
  return (await store.database.query(`SELECT ${tables.join(', ')}`, [no])).rows[0];
};

test('rubric check judges a stored dossier with a draft rubric and stores nothing', async () => {
  const before = await counts();
  await run('rubric', 'check', await rubricFile({ ...RUBRIC, parMinutes: 20 }), '--on', 'maya/1');
  const text = said.join('');
  expect(text).toMatch(/quality: band [1-5] \(\d+ % into it\), confidence/);
  expect(text).toContain('“The drop begins in week 14');
  expect(text).toMatch(/speed: \d+ of 100 by telemetry/);
  expect(text).toContain('(offline, ');
  expect(await counts()).toEqual(before);
});

test('rubric check lists every error in the file before it looks for a dossier', async () => {
  const { points: _points, ...rest } = RUBRIC;
  const file = await rubricFile({ ...rest, skills: { quality: { bands: ['only one'] } } });
  await expect(run('rubric', 'check', file, '--on', 'nobody/1')).rejects.toThrow(
    /\/skills\/quality\/bands[\s\S]*\/points/,
  );
  await expect(run('rubric', 'check', join(folder, 'none.json'), '--on', 'maya/1')).rejects.toThrow(
    'cannot be read',
  );
  const good = await rubricFile(RUBRIC);
  await expect(run('rubric', 'check', good, '--on', 'nobody/1')).rejects.toThrow('Unknown learner nobody');
  await expect(run('rubric', 'check', good, '--on', 'maya/7')).rejects.toThrow('no calibration 7');
});

test('rubric check rejects duplicate bands', async () => {
  const bands = ['good', 'good', 'Good ', 'better', 'best'];
  const file = await rubricFile({ ...RUBRIC, skills: { quality: { bands } } });
  await expect(run('rubric', 'check', file, '--on', 'maya/1')).rejects.toThrow(
    /quality\/bands\/1: says the same as band 1[\s\S]*quality\/bands\/2: says the same as band 1/,
  );
});

test('rescore saves the same answer that it previewed', async () => {
  await run('rescore', 'maya/1', '--preview', '--json');
  const preview = JSON.parse(said.pop()!);
  const before = await counts();
  await run('rescore', 'maya/1', '--json');
  const saved = JSON.parse(said.pop()!);
  expect({ ...saved, preview: true }).toEqual(preview);
  const after = await counts();
  expect(after).toEqual({ ...before, calibrations: before.calibrations + 1, ledger: before.ledger + 1 });
  await expect(run('rescore', 'maya/1')).rejects.toThrow('name the one that counts now');
  await expect(run('rescore', 'maya/2', '--judge', 'nobody:')).rejects.toMatchObject({ name: 'UsageError' });
  await run('rescore', 'maya/2');
  expect(said.join('')).toMatch(/quality\s+[\d.]+ →\s+[\d.]+[\s\S]*Saved as calibration 3/);
});

test('token new creates the key pair once, protects the private key, and makes valid tokens', async () => {
  await run('token', 'new', '--sub', 'maya', '--kind', 'learner');
  await run('token', 'new', '--sub', 'carla', '--kind', 'coach', '--groups', 'spring, north', '--json');
  const keys = join(folder, 'data', 'person-keys');
  const verify = createPersonVerifier(keysInFile(join(keys, 'jwks.json')), () => new Date());
  expect(await verify(said[0]!.trim())).toEqual({ sub: 'maya', kind: 'learner', groups: [] });
  expect(await verify(JSON.parse(said[1]!).token)).toEqual({
    sub: 'carla',
    kind: 'coach',
    groups: ['spring', 'north'],
  });
  expect((await stat(join(keys, 'private.json'))).mode & 0o077).toBe(0);
  expect(await readFile(join(keys, 'jwks.json'), 'utf8')).not.toContain('"d"');
  await expect(run('token', 'keys')).rejects.toThrow('--replace');
  await run('token', 'keys', '--replace');
  expect(await verify(said[0]!.trim())).toBeNull();
});
