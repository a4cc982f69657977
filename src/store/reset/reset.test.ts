import { afterAll, beforeAll, expect, test } from 'vitest';
import { placesOf, plantRow } from '../../../test/erase/marker.ts';
import { verdictFor } from '../../../test/property/plan.ts';
import { createDatabase } from '../../../test/support/database.ts';
import { onDatabase } from '../../../test/support/on-database.ts';
import { createPool, type Database } from '../database.ts';
import { learnerTables } from '../learner/learner-tables.ts';
import { createStore, type Store } from '../store.ts';
import { resetLearner } from './reset-learner.ts';

let database: Awaited<ReturnType<typeof createDatabase>>;
let store: Store;
let owner: Database;
beforeAll(async () => {
  database = await createDatabase();
  store = createStore({ url: database.url, size: 4 });
  owner = createPool(database.url, { size: 2, owner: true });
});
afterAll(async () => {
  await store.close();
  await owner.end();
  await database.drop();
});

/** A learner with a verdict and rows in every table. */
async function live(learner: string, marker: string): Promise<number> {
  const event = {
    learner,
    source: 's',
    speaker: 'learner' as const,
    time: Date.parse('2026-10-05T09:00:00Z'),
  };
  await store.events.accept([
    { ...event, id: '1', type: 'chat.turn_taken', data: { text: `hello ${marker}`, touchpoint: 't' } },
    { ...event, id: '2', type: 'kickoff.understanding_completed', data: { text: marker, touchpoint: 't' } },
  ]);
  await store.ledger.award(learner, 0);
  await store.calibrations.commit(learner, 2, verdictFor(1, 2));
  const { no } = (await store.learners.find(learner))!;
  for (const table of await learnerTables(owner)) {
    const { rowCount } = await owner.query(`SELECT FROM "${table}" WHERE learner = $1`, [no]);
    if (rowCount === 0) await plantRow(database.url, table, no, marker);
  }
  return no;
}

test('a test learner is deleted from every table including ledger and calibrations, and others are untouched', async () => {
  const no = await live('test:anna', 'wagtail');
  await live('test:bert', 'nuthatch');
  await live('carla', 'treecreeper');
  expect(await resetLearner(owner, 'test:anna')).toEqual([]);
  expect(await store.learners.find('test:anna')).toBeNull();
  for (const table of await learnerTables(owner)) {
    expect((await owner.query(`SELECT FROM "${table}" WHERE learner = $1`, [no])).rowCount, table).toBe(0);
  }
  expect(await placesOf(database.url, 'wagtail')).toEqual([]);
  for (const other of ['test:bert', 'carla'])
    expect((await store.ledger.verify(other))!.intact, other).toBe(true);
  expect(await resetLearner(owner, 'test:anna')).toBeNull();
  await live('test:anna', 'wagtail');
  expect((await store.learners.read('test:anna'))!.layer.xp.entries).toBe(2);
});

test('rows of other learners stay append-only for the owner under any setting', async () => {
  const no = await live('dora', 'siskin');
  await live('test:emil', 'siskin');
  expect(() => resetLearner(owner, 'dora')).toThrow('is not a test learner');
  const attempt = (sql: string) =>
    owner.query(`BEGIN; SELECT set_config('touchstone.reset', '${no}', true); ${sql}; COMMIT`).then(
      () => 'deleted',
      async (error: Error) => {
        await owner.query('ROLLBACK');
        return error.message;
      },
    );
  expect(await attempt(`DELETE FROM ledger WHERE learner = ${no}`)).toBe(
    'ledger_' + (await partitionOf('ledger', no)) + ' is append-only',
  );
  expect(await attempt(`UPDATE ledger SET xp = 1 WHERE learner = ${no}`)).toMatch('is append-only');
  expect(await attempt('TRUNCATE ledger')).toMatch('is append-only');
  const { no: emil } = (await store.learners.find('test:emil'))!;
  // First with the setting for another learner, then without any setting.
  expect(await attempt(`DELETE FROM ledger WHERE learner = ${emil}`)).toMatch('is append-only');
  await expect(owner.query(`DELETE FROM calibrations WHERE learner = ${emil}`)).rejects.toThrow(
    'is append-only',
  );
  await expect(owner.query(`UPDATE ledger SET xp = 1 WHERE learner = ${emil}`)).rejects.toThrow(
    'is append-only',
  );
});

test('the role of the running product may not delete even a test learner’s ledger', async () => {
  await live('test:finn', 'redwing');
  await expect(resetLearner(store.database, 'test:finn')).rejects.toThrow('permission denied');
  expect((await store.ledger.verify('test:finn'))!.entries).toBeGreaterThan(0);
});

async function partitionOf(table: string, learner: number): Promise<string> {
  const { rows } = await onDatabase(
    database.url,
    `SELECT tableoid::regclass::text AS name FROM ${table} WHERE learner = $1`,
    [learner],
  );
  return (rows[0].name as string).split('_').at(-1) as string;
}
