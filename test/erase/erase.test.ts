import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Verdict } from '../../src/core/verdict.ts';
import type { Database } from '../../src/store/database.ts';
import { storeStep } from '../../src/store/steps/steps.ts';
import type { IncomingEvent } from '../../src/store/events/incoming-event.ts';
import { learnerTables } from '../../src/store/learner/learner-tables.ts';
import { createStore, type Store } from '../../src/store/store.ts';
import { verdictFor } from '../property/plan.ts';
import { createDatabase } from '../support/database.ts';
import { onDatabase } from '../support/on-database.ts';
import { plantRow, placesOf } from './marker.ts';
import { until } from '../support/until.ts';

let database: Awaited<ReturnType<typeof createDatabase>>;
let store: Store;
beforeAll(async () => {
  database = await createDatabase();
  store = createStore({ url: database.url, size: 8 });
});
afterAll(async () => {
  await store.close();
  await database.drop();
});

const START = Date.parse('2026-10-05T09:00:00Z');

/** A turn and a completion, with the marker in every text field of the platform. */
function eventsOf(learner: string, marker: string, from = 0): IncomingEvent[] {
  const data = {
    program: `program-${marker}`,
    stage: `stage-${marker}`,
    touchpoint: `call about ${marker}`,
    language: 'en',
    artefact: marker,
    transcript: [{ speaker: 'learner' as const, text: marker }],
    files: [{ name: `${marker}.txt`, mediaType: 'text/plain', sha256: 'a'.repeat(64), text: marker }],
    unnamed: { deep: [marker] },
  };
  const common = { learner, source: `https://${marker}.example`, speaker: 'learner' as const, data };
  return [
    {
      ...common,
      id: `${marker}-${from}`,
      type: 'chat.turn_taken',
      time: START + from,
      data: { ...data, text: `I would say ${marker} is turn ${from}` },
    },
    {
      ...common,
      id: `${marker}-${from + 1}`,
      type: 'kickoff.understanding_completed',
      time: START + from + 1,
      data: { ...data, touchpoint: `${marker} ${from}`, text: marker },
    },
  ];
}

const verdictWith = (marker: string): Verdict => ({
  ...verdictFor(1, 2),
  unscored: null,
  reason: `You said ${marker}. It counts.`,
  quotes: [{ skill: 'quality', seq: 1, text: marker }],
  events: [{ skill: 'speed', seq: 1, what: marker }],
});

/** Creates a learner with a marked row in every table. */
async function live(learner: string, marker: string): Promise<number> {
  await store.events.accept(eventsOf(learner, marker));
  await store.ledger.award(learner, 0);
  await store.steps.store(
    { learner, completion: 2, step: 'dossier' },
    { inputHash: null, result: { marker }, trace: { marker } },
  );
  expect((await store.calibrations.commit(learner, 2, verdictWith(marker))).outcome).toBe('committed');
  await store.events.accept(eventsOf(learner, marker, 2));
  await store.ledger.award(learner, 0);
  await store.calibrations.correct(learner, { kind: 'void', seq: 4, reason: `${marker} was not theirs` });
  const { no } = (await store.learners.find(learner))!;
  for (const table of await learnerTables(store.database)) {
    const { rowCount } = await onDatabase(database.url, `SELECT FROM "${table}" WHERE learner = $1`, [no]);
    if (rowCount === 0) await plantRow(database.url, table, no, marker);
  }
  return no;
}

test('invariant 12: after an erase no text of the learner remains in any table or in planner statistics', async () => {
  const marker = 'zebrafinch';
  await live('gone', marker);
  await live('stays', 'sparrowhawk');
  await onDatabase(database.url, 'ANALYZE');
  expect((await placesOf(database.url, marker)).length).toBeGreaterThan(8);
  expect(await store.learners.erase('gone')).toEqual({ completions: [], erasedBefore: false });
  expect(await placesOf(database.url, marker)).toEqual([]);
  expect((await placesOf(database.url, 'sparrowhawk')).length).toBeGreaterThan(8);
});

test('only tables without text keep rows of an erased learner', async () => {
  const no = await live('emptied', 'bluethroat');
  await store.learners.erase('emptied');
  const left: string[] = [];
  for (const table of await learnerTables(store.database)) {
    const { rowCount } = await onDatabase(database.url, `SELECT FROM "${table}" WHERE learner = $1`, [no]);
    if (rowCount) left.push(table);
  }
  expect(left).toEqual(['calibrations', 'changes', 'events', 'ledger']);
  const { rows } = await onDatabase(database.url, 'SELECT salt, awake FROM learners WHERE no = $1', [no]);
  expect(rows).toEqual([{ salt: null, awake: false }]);
});

test('chains and totals of an erased learner still verify', async () => {
  await live('summed', 'goldcrest');
  const before = (await store.learners.find('summed'))!;
  await store.learners.erase('summed');
  expect(await store.ledger.verify('summed')).toEqual({
    intact: true,
    entries: before.entries,
    total: before.total,
    firstBroken: null,
  });
  expect(await store.calibrations.verify('summed')).toMatchObject({ intact: true, calibrations: 2 });
});

test('a late retry, award, verdict or correction cannot restore an erased learner', async () => {
  await live('late', 'fieldfare');
  await store.events.accept(eventsOf('late', 'fieldfare', 4));
  await store.ledger.award('late', 0);
  const { completions } = (await store.learners.erase('late'))!;
  expect(completions).toEqual([6]);
  const { version } = (await store.learners.read('late'))!.layer;
  const { results, ring } = await store.events.accept(eventsOf('late', 'fieldfare'));
  expect([results, ring]).toEqual([[{ status: 'erased' }, { status: 'erased' }], []]);
  expect(await store.ledger.award('late', 99)).toMatchObject({ awarded: 0, oldest: null, more: false });
  expect((await store.calibrations.commit('late', 6, verdictWith('fieldfare'))).outcome).toBe('erased');
  expect(
    (await store.calibrations.correct('late', { kind: 'void', seq: 1, reason: 'fieldfare' })).outcome,
  ).toBe('erased');
  expect(await store.calibrations.isDone('late', 6)).toBe(true);
  expect(await store.learners.erase('late')).toEqual({ completions: [], erasedBefore: true });
  expect((await store.learners.read('late'))!).toMatchObject({ erased: true, layer: { version } });
  expect(await placesOf(database.url, 'fieldfare')).toEqual([]);
});

test('an erased learner has no pending work and no longer appears in streams', async () => {
  const start = await store.changes.end();
  await live('quiet', 'dunnock');
  const streamed = async () =>
    (await store.changes.read({ ...start, learner: -1, version: -1 }, 500)).changes.filter(
      ({ id }) => id === 'quiet',
    );
  // Streams wait for older transactions of the whole server, also those of other tests.
  await until(async () => (await streamed()).length > 2);
  await store.learners.erase('quiet');
  expect(await streamed()).toEqual([]);
  const { rows } = await onDatabase(
    database.url,
    "SELECT FROM wakes w JOIN learners l ON l.no = w.learner WHERE l.id = 'quiet'",
  );
  expect(rows).toEqual([]);
});

test('an unknown learner cannot be erased, and the attempt does not create one', async () => {
  expect(await store.learners.erase('nobody')).toBeNull();
  expect(await store.learners.find('nobody')).toBeNull();
});

const STEPS_OF = 'SELECT FROM steps s JOIN learners l ON l.no = s.learner WHERE l.id = $1';

describe('a calibration that runs while its learner is erased', () => {
  const step = (learner: string) => ({ learner, completion: 2, step: 'score' });
  const answer = { inputHash: null, result: { said: 'whinchat' }, trace: null };

  test('waits for the erase, and then stores nothing', async () => {
    await store.events.accept(eventsOf('racing', 'whinchat'));
    const erasing = await store.database.connect();
    await erasing.query("BEGIN; SELECT FROM learners WHERE id = 'racing' FOR UPDATE");
    const storing = store.steps.store(step('racing'), answer);
    const claiming = store.steps.claim({ ...step('racing'), step: 'check' }, 1000);
    await waitingForLock(2);
    await erasing.query("UPDATE learners SET erased_at = now(), salt = NULL WHERE id = 'racing'; COMMIT");
    erasing.release();
    expect(await storing).toBeNull();
    expect(await claiming).toEqual({ state: 'busy' });
    expect((await onDatabase(database.url, STEPS_OF, ['racing'])).rowCount).toBe(0);
  });

  test('is erased too if it came first', async () => {
    await store.events.accept(eventsOf('overtaken', 'whinchat'));
    const storing = await store.database.connect();
    await storing.query('BEGIN');
    await storeStep(storing as unknown as Database, step('overtaken'), answer, new Date());
    const erasing = store.learners.erase('overtaken');
    await waitingForLock(1);
    await storing.query('COMMIT');
    storing.release();
    expect(await erasing).toMatchObject({ erasedBefore: false });
    expect((await onDatabase(database.url, STEPS_OF, ['overtaken'])).rowCount).toBe(0);
  });

  async function waitingForLock(count: number): Promise<void> {
    const look =
      "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
    while ((await onDatabase(database.url, look)).rowCount! < count)
      await new Promise((resolve) => setTimeout(resolve, 5));
  }
});

test('no text remains, in any order of concurrent operations', async () => {
  for (let round = 0; round < 20; round += 1) {
    const learner = `storm-${round}`;
    const marker = 'nightjar';
    await store.events.accept(eventsOf(learner, marker));
    const soon = <T>(work: () => Promise<T>) =>
      new Promise((resolve) => setTimeout(resolve, Math.random() * 20))
        .then(work)
        .catch((error: Error) => error);
    const step = (name: string) => ({ learner, completion: 2, step: name });
    await Promise.all([
      soon(() => store.events.accept(eventsOf(learner, marker, 2))),
      soon(() => store.ledger.award(learner, 99)),
      soon(() =>
        store.steps.store(step('dossier'), { inputHash: null, result: { marker }, trace: { marker } }),
      ),
      soon(() => store.steps.store(step('score'), { inputHash: null, result: { marker }, trace: null })),
      soon(async () => {
        await store.ledger.award(learner, 99);
        await store.calibrations.commit(learner, 2, verdictWith(marker));
        await store.calibrations.correct(learner, { kind: 'void', seq: 1, reason: marker });
      }),
      soon(() => store.learners.erase(learner)),
    ]);
    await store.learners.erase(learner);
    expect((await store.ledger.verify(learner))!.intact).toBe(true);
    expect((await store.calibrations.verify(learner))!.intact).toBe(true);
  }
  expect(await placesOf(database.url, 'nightjar')).toEqual([]);
});
