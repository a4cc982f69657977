import { afterAll, beforeAll, expect, test } from 'vitest';
import { placesOf, plantRow } from '../../../test/erase/marker.ts';
import { createDatabase } from '../../../test/support/database.ts';
import { liveThrough } from '../../../test/support/judge-completion.ts';
import { eventOf } from '../../../test/support/open-store.ts';
import { offlineJudge } from '../../judge/offline/offline-judge.ts';
import { checkExport } from '../export/check-export.ts';
import { exportLines } from '../export/export-lines.ts';
import { transaction } from '../database.ts';
import { registerLearners } from '../learner/register-learners.ts';
import { readSteps } from '../steps/read-steps.ts';
import { createStore, type Store } from '../store.ts';
import { movedTables } from './moved-tables.ts';
import { transferLines, type TransferManifest } from './transfer-lines.ts';

type Cell = { url: string; store: Store; drop(): Promise<void> };

async function openCell(): Promise<Cell> {
  const { url, drop } = await createDatabase();
  return { url, drop, store: createStore({ url, size: 4 }) };
}

let a: Cell;
let b: Cell;
beforeAll(async () => {
  [a, b] = [await openCell(), await openCell()];
});
afterAll(async () => {
  for (const { store, drop } of [a, b]) {
    await store.close();
    await drop();
  }
});

async function* each(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
}

const TURN = 'First I compared the two cohorts by hand, the wagtail one and the other.';

/** A learner with a judged completion. */
async function live({ store }: Cell, learner: string): Promise<void> {
  await store.events.accept([
    eventOf(learner, 'chat.turn_taken', { stage: 's', text: TURN }),
    eventOf(learner, 'stage.completed', { stage: 's', outcome: 'passed' }),
    eventOf(learner, 'chat.turn_taken', { stage: 's', text: 'two\u2028lines, and a heron' }),
  ]);
  await liveThrough(store, offlineJudge, learner);
}

/** Begins a move and returns its transfer. */
async function sent({ store }: Cell, learner: string, prefix: string | null = null) {
  const begun = await store.moves.begin(learner, 'http://other');
  if (begun?.state !== 'moving') throw new Error(`${learner} does not move`);
  const { move } = begun;
  const lines = await store.moves.reading((tx) =>
    Array.fromAsync(transferLines(tx, learner, { move, prefix })),
  );
  return { move, lines, manifest: JSON.parse(lines.at(-1)!) as TransferManifest };
}

async function moved(from: Cell, to: Cell, learner: string, prefix: string | null = null) {
  const { move, lines, manifest } = await sent(from, learner, prefix);
  const received = await to.store.moves.receive(learner, () => each(lines));
  expect(received).toMatchObject({ outcome: 'received', before: false });
  expect(await from.store.moves.depart(learner, move, manifest)).toBe(true);
  return { lines };
}

/** The rows of a learner as text, by table, without its number. */
async function rowsOf({ store }: Cell, learner: string): Promise<Record<string, string[]>> {
  const { no } = (await store.learners.find(learner))!;
  const found: Record<string, string[]> = {};
  for (const table of (await movedTables(store.database)).keys()) {
    if (table === 'learners') continue;
    const { rows } = await store.database.query<{ row: string }>(
      `SELECT (to_jsonb(t) - 'learner' - 'item')::text AS row FROM "${table}" t WHERE learner = $1 ORDER BY 1`,
      [no],
    );
    found[table] = rows.map(({ row }) => row);
  }
  return found;
}

const layerOf = async ({ store }: Cell, learner: string) => (await store.learners.read(learner))?.layer;
const stepsOf = async ({ store }: Cell, learner: string) =>
  Array.fromAsync(readSteps(store.database, (await store.learners.find(learner))!.no));
const intact = async ({ store }: Cell, learner: string) =>
  (await store.ledger.verify(learner))!.intact && (await store.calibrations.verify(learner))!.intact;

test('a move carries every row of every table, and leaves chains without texts behind', async () => {
  await live(a, 'maya');
  const { no } = (await a.store.learners.find('maya'))!;
  const before = await rowsOf(a, 'maya');
  for (const [table, rows] of Object.entries(before))
    if (rows.length === 0) await plantRow(a.url, table, no, `a wagtail in ${table}`);
  const [rows, steps] = [await rowsOf(a, 'maya'), await stepsOf(a, 'maya')];
  expect(Object.entries(rows).filter(([, rows]) => rows.length === 0)).toEqual([]);
  const layer = await layerOf(a, 'maya');

  await moved(a, b, 'maya');
  expect(await rowsOf(b, 'maya')).toEqual(rows);
  expect(await stepsOf(b, 'maya')).toEqual(steps);
  expect(steps.every(({ result }) => result !== null)).toBe(true);
  expect(await layerOf(b, 'maya')).toEqual(layer);
  expect(await intact(b, 'maya')).toBe(true);
  const exported = await Array.fromAsync((await exportLines(b.store, 'maya'))!);
  expect(await checkExport(each(exported))).toMatchObject({ intact: true, problem: null });

  expect(await placesOf(a.url, 'wagtail')).toEqual([]);
  expect(await intact(a, 'maya')).toBe(true);
  expect(await a.store.moves.cellOf('maya')).toBe('http://other');
});

test('events are refused during a move and name the other cell after it; both cells know a repeated one', async () => {
  await live(a, 'noor');
  const again = eventOf('noor', 'chat.turn_taken', { stage: 's', text: 'once more' });
  await a.store.events.accept([again]);
  await liveThrough(a.store, offlineJudge, 'noor');
  const { move, lines, manifest } = await sent(a, 'noor');
  const more = eventOf('noor');
  await expect(a.store.events.accept([more])).rejects.toMatchObject({ state: 'moving' });
  await expect(a.store.learners.erase('noor')).rejects.toMatchObject({ state: 'moving' });
  // A process of an earlier version does not know the column; the database refuses for it.
  const late = `UPDATE learners SET last_seq = last_seq + 1 WHERE id = 'noor'`;
  await expect(a.store.database.query(late)).rejects.toMatchObject({ code: '57P01' });

  for (const before of [false, true]) {
    expect(await b.store.moves.receive('noor', () => each(lines))).toMatchObject({
      outcome: 'received',
      before,
    });
  }
  expect(await a.store.moves.depart('noor', move, manifest)).toBe(true);
  const moved = { status: 'moved', cell: 'http://other' };
  expect((await a.store.events.accept([more, again])).results).toEqual([moved, moved]);
  await expect(a.store.learners.erase('noor')).rejects.toMatchObject({ state: 'moved' });
  expect((await b.store.events.accept([again, more])).results).toEqual([
    { status: 'duplicate', seq: 4 },
    { status: 'accepted', seq: 5 },
  ]);
  // The transfer arrives once more, after the learner went on.
  expect(await b.store.moves.receive('noor', () => each(lines))).toMatchObject({ before: true, entries: 4 });
});

test('a learner can move back, and the chain goes on', async () => {
  await live(a, 'olga');
  await moved(a, b, 'olga');
  await b.store.events.accept([eventOf('olga', 'chat.turn_taken', { text: 'in the other cell' })]);
  await liveThrough(b.store, offlineJudge, 'olga');
  const rows = await rowsOf(b, 'olga');
  await moved(b, a, 'olga');
  expect(await rowsOf(a, 'olga')).toEqual(rows);
  expect(await intact(a, 'olga')).toBe(true);
  expect((await a.store.events.accept([eventOf('olga')])).results).toEqual([{ status: 'accepted', seq: 5 }]);
});

test('a transfer that is not complete, not equal or not fitting changes nothing', async () => {
  await live(a, 'pia');
  const { lines, move } = await sent(a, 'pia');
  const entry = lines.findIndex((line) => line.includes('"table" : "ledger"'));
  const receive = (some: readonly string[]) => b.store.moves.receive('pia', () => each(some));
  for (const [some, outcome] of [
    [lines.slice(0, -1), 'damaged'],
    [lines.toSpliced(entry, 1), 'damaged'],
    [lines.with(entry, lines[entry]!.replace(/"xp":\d+/, '"xp":7777')), 'damaged'],
    [[], 'damaged'],
  ] as const)
    expect(await receive(some)).toMatchObject({ outcome });
  // The cell that the learner leaves would remove what it had just received.
  expect(await a.store.moves.receive('pia', () => each(lines))).toMatchObject({ outcome: 'refused' });
  await live(b, 'pia');
  expect(await receive(lines)).toMatchObject({ outcome: 'refused' });
  await a.store.moves.release('pia', move);
  expect((await a.store.events.accept([eventOf('pia')])).results[0]).toMatchObject({ status: 'accepted' });
});

test('a cell without the same version of a document refuses the learner', async () => {
  const other = await openCell();
  const { version, ...body } = await a.store.policies.active();
  await a.store.policies.put(version, { ...body, repeatWords: body.repeatWords + 1 });
  await live(a, 'ruth');
  const { lines } = await sent(a, 'ruth');
  expect(await other.store.moves.receive('ruth', () => each(lines))).toMatchObject({
    outcome: 'refused',
    detail: expect.stringContaining('policies version 2'),
  });
  await other.store.policies.put(version, { ...body, repeatWords: body.repeatWords + 1 });
  expect(await other.store.moves.receive('ruth', () => each(lines))).toMatchObject({ outcome: 'received' });
  await other.store.close();
  await other.drop();
});

test('new learners under a prefix that moved begin in the other cell, until it moves back', async () => {
  await a.store.moves.addPrefix('acme:', 'http://other');
  const [other, acme] = [eventOf('acme2:x'), eventOf('acme:new')];
  expect((await a.store.events.accept([acme, other])).results).toEqual([
    { status: 'moved', cell: 'http://other' },
    { status: 'accepted', seq: 1 },
  ]);
  const profile = { groups: [], program: null, parFactor: 1 };
  await expect(a.store.learners.putProfile('acme:new', profile)).rejects.toMatchObject({ state: 'moved' });
  // The policy of the test before exists in this cell only.
  const { version, ...body } = await a.store.policies.active();
  await b.store.policies.put(1, body);
  await b.store.events.accept([eventOf('acme:old')]);
  await liveThrough(b.store, offlineJudge, 'acme:old');
  expect(version).toBe(2);
  await moved(b, a, 'acme:old', 'acme:');
  expect((await a.store.events.accept([acme])).results).toEqual([{ status: 'accepted', seq: 1 }]);
});

test('a prefix counts as moved only when learners under it that are being registered can be seen', async () => {
  const [began, end] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const registering = transaction(a.store.database, async (tx) => {
    const moved = await registerLearners(tx, ['early:ada'], new Date());
    began.resolve();
    await end.promise;
    return moved;
  });
  await began.promise;
  let seen: string[] | null = null;
  const marked = a.store.moves.addPrefix('early:', 'http://other').then(async () => {
    seen = await a.store.moves.here({ prefix: 'early:', after: '', limit: 9 });
  });
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(seen).toBeNull();
  end.resolve();
  await marked;
  expect(await registering).toEqual(new Map());
  expect(seen).toEqual(['early:ada']);
  expect((await a.store.events.accept([eventOf('early:bo')])).results).toEqual([
    { status: 'moved', cell: 'http://other' },
  ]);
});
