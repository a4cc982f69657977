import { afterAll, beforeAll, expect, test } from 'vitest';
import { plantRow } from '../../../test/erase/marker.ts';
import { verdictFor } from '../../../test/property/plan.ts';
import { createDatabase } from '../../../test/support/database.ts';
import { learnerTables } from '../learner/learner-tables.ts';
import { createStore, type Store } from '../store.ts';
import { checkExport } from './check-export.ts';
import { exportLines } from './export-lines.ts';
import { createTally } from './manifest.ts';

let database: Awaited<ReturnType<typeof createDatabase>>;
let store: Store;
let lines: string[];

beforeAll(async () => {
  database = await createDatabase();
  store = createStore({ url: database.url, size: 4 });
  const event = {
    learner: 'maya',
    source: 's',
    speaker: 'learner' as const,
    time: Date.parse('2026-10-05T09:00:00Z'),
  };
  // The line separator is not escaped in JSON.
  await store.events.accept([
    {
      ...event,
      id: '1',
      type: 'chat.turn_taken',
      data: { text: 'two\u2028lines, and a heron', touchpoint: 't' },
    },
    { ...event, id: '2', type: 'kickoff.understanding_completed', data: { text: 'done', touchpoint: 't' } },
    { ...event, id: '3', type: 'chat.turn_taken', data: { text: 'more' } },
  ]);
  await store.ledger.award('maya', 0);
  const dossier = { turns: [{ seq: 1, text: 'two\u2028lines, and a heron' }], note: 'a nightjar' };
  await store.steps.store(
    { learner: 'maya', completion: 2, step: 'dossier' },
    { inputHash: 'h', result: dossier, trace: null },
  );
  await store.calibrations.commit('maya', 2, { ...verdictFor(1, 2), reason: 'A bittern. Indeed.' });
  await store.ledger.award('maya', 0);
  const { no } = (await store.learners.find('maya'))!;
  for (const table of await learnerTables(store.database)) {
    const { rowCount } = await store.database.query(`SELECT FROM "${table}" WHERE learner = $1`, [no]);
    if (rowCount === 0) await plantRow(database.url, table, no, `only in ${table}`);
  }
  lines = await exported('maya');
});
afterAll(async () => {
  await store.close();
  await database.drop();
});

async function exported(learner: string): Promise<string[]> {
  return Array.fromAsync((await exportLines(store, learner))!);
}

async function* each(some: readonly string[]): AsyncGenerator<string> {
  yield* some;
}

const check = (some: readonly string[]) => checkExport(each(some));

test('an export contains everything about a learner: layer, events, entries, verdicts, and the rows of every other table', async () => {
  const kinds = lines.map((line) => JSON.parse(line).kind as string);
  expect([kinds[0], kinds.at(-1)]).toEqual(['learner', 'manifest']);
  expect(kinds.filter((kind) => kind === 'event')).toHaveLength(3);
  expect(kinds.filter((kind) => kind === 'entry')).toHaveLength(3);
  const whole = lines.join('\n');
  for (const words of ['a heron', 'A bittern', 'a nightjar']) expect(whole).toContain(words);
  const tables = new Set(lines.map((line) => JSON.parse(line).table as string | undefined));
  const exportedSeparately = new Set([
    'events',
    'payloads',
    'ledger',
    'calibrations',
    'calibration_texts',
    'changes',
  ]);
  for (const table of await learnerTables(store.database)) {
    if (!exportedSeparately.has(table)) expect(tables, table).toContain(table);
  }
  expect(whole).not.toContain('salt');
});

test('an export can be checked without a database', async () => {
  expect(await check(lines)).toEqual({
    intact: true,
    learner: 'maya',
    lines: lines.length - 1,
    entries: 3,
    calibrations: 1,
    problem: null,
  });
});

test('rows appended during an export are not part of it', async () => {
  const running = (await exportLines(store, 'maya'))!;
  const first = (await running.next()).value as string;
  await store.events.accept([
    {
      learner: 'maya',
      id: '9',
      source: 's',
      type: 'chat.turn_taken',
      time: Date.now(),
      speaker: 'learner',
      data: { text: 'late' },
    },
  ]);
  await store.ledger.award('maya', 0);
  const found = await check([first, ...(await Array.fromAsync(running))]);
  expect(found).toMatchObject({ intact: true, entries: 3 });
});

const swap = (index: number, change: (line: string) => string) => (all: string[]) =>
  all.with(index, change(all[index]!));
const at = (kind: string, nth = 0) =>
  lines.map((line, index) => [JSON.parse(line).kind, index] as const).filter(([found]) => found === kind)[
    nth
  ]![1];

test.each<[string, (all: string[]) => string[], RegExp]>([
  [
    'a word of an event',
    (all) => swap(at('event'), (line) => line.replace('heron', 'crane'))(all),
    /(kinds|sha256) does not match/,
  ],
  [
    'the total of the layer, with a matching manifest',
    (all) => {
      const changed = all[0]!.replace(/"total":\d+/, '"total":99');
      const tally = createTally();
      for (const line of [changed, ...all.slice(1, -1)]) tally.add(JSON.parse(line).kind, line);
      const manifest = { ...JSON.parse(all.at(-1)!), ...tally.sums() };
      return [changed, ...all.slice(1, -1), JSON.stringify(manifest)];
    },
    /xp in the layer does not match/,
  ],
  [
    'an entry’s XP',
    (all) => swap(at('entry', 1), (line) => line.replace(/"xp":\d+/, '"xp":99'))(all),
    /total of entry 2/,
  ],
  [
    'an entry’s reason',
    (all) => swap(at('entry', 1), (line) => line.replace('"reason":null', '"reason":"rate"'))(all),
    /the hash of entry 2 is wrong/,
  ],
  [
    'a reading',
    (all) => swap(at('calibration'), (line) => line.replace(/"x":[\d.]+/, '"x":1'))(all),
    /the hash of calibration 1 is wrong/,
  ],
  ['an entry left out', (all) => all.toSpliced(at('entry'), 1), /found entry 2 instead of entry 1/],
  ['a line left out', (all) => all.toSpliced(at('row'), 1), /lines does not match/],
  ['a line twice', (all) => all.toSpliced(at('row'), 0, all[at('row')]!), /lines does not match/],
  [
    'two lines in another order',
    (all) => all.with(at('row'), all[at('row', 1)]!).with(at('row', 1), all[at('row')]!),
    /(kinds|sha256) does not match/,
  ],
  ['the end cut off', (all) => all.slice(0, -1), /manifest is missing/],
  ['something after the end', (all) => [...all, all[1]!], /follows the manifest/],
  ['a line that is not JSON', (all) => all.with(1, '{'), /not a line of an export/],
  [
    'another learner’s name',
    (all) => all.with(0, all[0]!.replaceAll('maya', 'noor')),
    /entry 1 does not follow/,
  ],
])('a check finds %s', async (_, change, problem) => {
  const found = await check(change([...lines]));
  expect(found.intact).toBe(false);
  expect(found.problem!.detail).toMatch(problem);
});

test('a cut tail with a matching manifest is found by a head recorded elsewhere', async () => {
  const kept = { entries: 4, head: 'f'.repeat(64) };
  expect((await checkExport(each(lines), () => kept)).problem!.detail).toMatch(
    'entry 4 of the recorded head is missing',
  );
  const other = { entries: 2, head: 'f'.repeat(64) };
  expect((await checkExport(each(lines), () => other)).problem!.detail).toMatch(
    'entry 2 differs from the recorded head',
  );
});

test('the chains of an erased learner are exported and still valid', async () => {
  await store.learners.erase('maya');
  const left = await exported('maya');
  expect(await check(left)).toMatchObject({ intact: true, entries: 4, calibrations: 1 });
  expect(left.join('\n')).not.toMatch(/heron|bittern|only in/);
  expect(await exportLines(store, 'nobody')).toBeNull();
});
