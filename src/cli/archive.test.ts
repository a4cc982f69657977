import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { liveThrough } from '../../test/support/judge-completion.ts';
import { onDatabase } from '../../test/support/on-database.ts';
import { openStore } from '../../test/support/open-store.ts';
import { offlineJudge } from '../judge/offline/offline-judge.ts';
import { archiveCommand } from './archive.ts';

let now = Date.parse('2026-03-01T09:00:00Z');
const open = openStore({ now: () => new Date(now) });
const folder = mkdtempSync(join(tmpdir(), 'touchstone-archive-'));
const file = join(folder, 'march.ndjson');
const text = 'First I compared the two cohorts by hand, since the export counted paused members as lost.';

let ids = 0;
const eventOf = (learner: string, type: string, data: object) => ({
  learner,
  id: `e-${(ids += 1)}`,
  source: 'test',
  type,
  time: now,
  speaker: 'learner' as const,
  data: { stage: 's', ...data },
});

async function live(learner: string, stage: string) {
  await open.store.events.accept([
    eventOf(learner, 'chat.turn_taken', { stage, text: `${text} In ${stage}, with a \u2028 and 🦉.` }),
    eventOf(learner, 'stage.completed', { stage, outcome: 'passed' }),
  ]);
  await liveThrough(open.store, offlineJudge, learner);
}

beforeAll(async () => {
  vi.stubEnv('DATABASE_URL', open.url);
  for (const learner of ['acme:ann', 'acme:ben', 'other']) await live(learner, 'one');
  await open.store.events.accept([eventOf('acme:waits', 'stage.completed', { outcome: 'passed' })]);
  now = Date.parse('2026-05-01T09:00:00Z');
  await live('acme:ann', 'two');
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});
let said = '';
beforeEach(() => {
  said = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((line) => ((said += String(line)), true));
});

const run = (...words: string[]) => archiveCommand().parseAsync(words, { from: 'user' });
const payloads = async () =>
  (
    await onDatabase(
      open.url,
      'SELECT l.id, p.seq::int AS seq FROM payloads p JOIN learners l ON l.no = p.learner ORDER BY 1, 2',
    )
  ).rows.map(({ id, seq }) => `${id} ${seq}`);

const ALL = ['acme:ann 1', 'acme:ann 2', 'acme:ann 3', 'acme:ann 4', 'acme:ben 1', 'acme:ben 2'];
const OTHERS = ['acme:waits 1', 'other 1', 'other 2'];
const WORDS = ['--before', '2026-04-01', '--prefix', 'acme:', '--out', file];

test('an archive has the texts of closed events, their awards and dossiers, and is checked without a database', async () => {
  await run(...WORDS, '--keep');
  expect(said).toContain('4 events and 6 steps of 2 learners');
  expect(await payloads()).toEqual([...ALL, ...OTHERS]);
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  expect(lines.filter((line) => line.includes('compared the two cohorts')).length).toBeGreaterThan(3);
  expect(JSON.parse(lines[1]!)).toMatchObject({ kind: 'step', step: { step: 'check', completion: 2 } });
  await expect(run(...WORDS)).rejects.toMatchObject({
    name: 'UsageError',
    message: `${file} exists already.`,
  });
});

test.each([
  [
    'a changed word',
    (all: string) => all.replace('two cohorts', 'one cohort'),
    'does not match the manifest',
  ],
  ['a changed award', (all: string) => all.replace(/"xp":\d+/, '"xp":99'), 'the hash of entry'],
  [
    'a missing line',
    (all: string) => all.split('\n').toSpliced(2, 1).join('\n'),
    'does not match the manifest',
  ],
  ['a missing end', (all: string) => all.slice(0, -400), 'line'],
  ['an export', () => '{"kind":"learner"}\n{"kind":"entry"}\n', 'is not a line of an archive'],
])('a file with %s is refused, and nothing is dropped', async (_name, change, message) => {
  const broken = join(folder, 'broken.ndjson');
  writeFileSync(broken, change(readFileSync(file, 'utf8')));
  for (const option of ['--check', '--drop'])
    await expect(run(option, broken)).rejects.toMatchObject({
      name: 'Failed',
      message: expect.stringContaining(message),
    });
  expect(await payloads()).toEqual([...ALL, ...OTHERS]);
});

test('only texts that are still as archived are dropped, and only of those that nothing newer needs', async () => {
  const old = join(folder, 'old.ndjson');
  copyFileSync(file, old);
  const [{ no }] = (await onDatabase(open.url, `SELECT no FROM learners WHERE id = 'acme:ben'`)).rows;
  await onDatabase(open.url, `UPDATE payloads SET data = '{"text":"other"}' WHERE learner = $1 AND seq = 1`, [
    no,
  ]);
  await run('--drop', old);
  expect(said).toContain('Dropped the texts of 3 events');
  expect(said).toContain('Kept 1 events');
  expect(await payloads()).toEqual(['acme:ann 3', 'acme:ann 4', 'acme:ben 1', ...OTHERS]);
  said = '';
  await run('--drop', old);
  expect(said).toContain('Dropped the texts of 0 events and 0 steps');
});

test('what stays verifies, later work is untouched, and verdicts keep their quotes', async () => {
  expect(await open.store.ledger.verify('acme:ann')).toMatchObject({ intact: true, entries: 4 });
  const { no } = (await open.store.learners.find('acme:ann'))!;
  const [first] = await open.store.calibrations.read(no, { after: 0, limit: 1 });
  expect(first!.text!.quotes.length).toBeGreaterThan(0);
  const step = { learner: 'acme:ann', step: 'dossier' };
  expect(await open.store.steps.read({ ...step, completion: 2 })).toBeNull();
  expect(await open.store.steps.read({ ...step, completion: 4 })).not.toBeNull();
  expect(await open.store.steps.textsRemovedAt({ ...step, completion: 2 })).not.toBeNull();
});

test('without what it needs it says so, and nothing is written when nothing is closed', async () => {
  await expect(run('--before', '2026-04-01')).rejects.toMatchObject({ name: 'UsageError' });
  const empty = join(folder, 'empty.ndjson');
  await run('--before', '2026-01-01', '--out', empty);
  expect(said).toContain('0 events and 0 steps of 0 learners');
});
