import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { MockActivityEnvironment } from '@temporalio/testing';
import { expect, inject, test } from 'vitest';
import { createActivities } from '../../src/activities/activities.ts';
import { recentFold } from '../../src/store/award/recent-fold.ts';
import { claimStep } from '../../src/store/steps/steps.ts';
import { createRinger } from '../../src/services/ringer.ts';
import { createTemporalClient } from '../../src/services/temporal-connection.ts';
import type { Store } from '../../src/store/store.ts';
import { learnerWorkflowId } from '../../src/workflows/ids.ts';
import { everythingOf } from '../support/check-invariants.ts';
import { createDatabase } from '../support/database.ts';
import { gateCommits, untilBlocked } from '../support/gate.ts';
import { intercept } from '../support/intercept.ts';
import { onDatabase } from '../support/on-database.ts';
import { eventOf, verdictAt } from '../support/open-store.ts';
import { createTestJudge } from '../support/test-judge.ts';
import { until } from '../support/until.ts';
import { quiet } from '../support/quiet.ts';
import { brokenStore, type Break } from './broken-store.ts';

const LAST = Number.MAX_SAFE_INTEGER;

/** Runs a scenario on its own store, intact or broken, and returns its answer. */
async function on<T>(broken: Break, scenario: (store: Store, url: string) => Promise<T>): Promise<T> {
  const database = await createDatabase();
  const { store, untouched } = await brokenStore({ url: database.url, size: 20, sweepAfterMs: 0 }, broken);
  try {
    const answer = await scenario(store, database.url);
    expect(untouched(), 'every sabotaged statement was run').toEqual([]);
    return answer;
  } finally {
    await store.close();
    await database.drop();
  }
}

test('rule 1, batches over several learners lock them in one order: in another order they deadlock', async () => {
  async function deadlocks(store: Store): Promise<number> {
    let met = 0;
    intercept(store.database, {
      around: async (_text, send) =>
        send().catch((error: { code?: string }) => {
          if (error.code === '40P01') met += 1;
          throw error;
        }),
    });
    const learners = ['a', 'b', 'c', 'd'];
    for (let round = 0; round < 20 && met === 0; round += 1) {
      const batches = Array.from({ length: 8 }, (_, index) => {
        const ordered = index % 2 === 0 ? learners : learners.toReversed();
        return store.events.accept(ordered.map((learner) => eventOf(learner)));
      });
      // Batches that ran out of retries are not counted here.
      await Promise.allSettled(batches);
    }
    return met;
  }
  expect(await on({}, deadlocks)).toBe(0);
  const shuffled = { sql: [['learners-lock', 'ORDER BY id', 'ORDER BY random()']] } as const;
  expect(await on(shuffled, deadlocks)).toBeGreaterThan(0);
});

test('rule 1, every connection times out before a local activity does', async () => {
  const limits = await on({}, async ({ database }) => {
    const { rows } = await database.query(
      `SELECT name, setting::int AS ms FROM pg_settings WHERE name IN
       ('lock_timeout', 'statement_timeout', 'idle_in_transaction_session_timeout') ORDER BY name`,
    );
    return rows;
  });
  expect(limits).toEqual([
    { name: 'idle_in_transaction_session_timeout', ms: 7000 },
    { name: 'lock_timeout', ms: 2000 },
    { name: 'statement_timeout', ms: 5000 },
  ]);
});

test('rule 2, awake: intake rings for an event accepted while the last award commits, unless it reads unlocked rows', async () => {
  async function rings(store: Store, url: string) {
    const gate = gateCommits(store.database);
    await store.events.accept([eventOf('maya')]);
    const { reached, open } = gate.close();
    const awarding = store.ledger.award('maya', 0);
    await reached;
    const accepting = store.events.accept([eventOf('maya')]);
    await untilBlocked(url);
    open();
    return [(await awarding).more, (await accepting).ring];
  }
  expect(await on({}, rings)).toEqual([false, ['maya']]);
  const subselect = '(SELECT o.awake FROM learners o WHERE o.no = learners.no) AS awake, version';
  expect(await on({ sql: [['learners-lock', 'awake, version', subselect]] }, rings)).toEqual([false, []]);
});

test('rule 2, awake: award clears it when no event is left, otherwise the next event is not rung for', async () => {
  async function rings(store: Store) {
    await store.events.accept([eventOf('maya', 'stage.completed')]);
    await store.ledger.award('maya', 0);
    return (await store.events.accept([eventOf('maya')])).ring;
  }
  expect(await on({}, rings)).toEqual(['maya']);
  expect(
    await on({ sql: [['ledger-append', 'awake = l.last_seq > c."awardedTo"', 'awake = true']] }, rings),
  ).toEqual([]);
});

test('rule 2, wakes: a pending completion has a wake too, otherwise it is not rung for after an outage', async () => {
  async function swept(store: Store) {
    await store.events.accept([eventOf('maya', 'stage.completed')]);
    await store.ledger.award('maya', 0);
    return (await store.wakes.claimDue(10)).learners;
  }
  expect(await on({}, swept)).toEqual(['maya']);
  const inboxOnly = '(SELECT l.last_seq > c."awardedTo" FROM learners l, change c WHERE l.no = $1)';
  const sql = [
    ['ledger-append', 'WHERE due IS NOT NULL', `WHERE due IS NOT NULL AND ${inboxOnly}`],
    [
      'ledger-append',
      'AND (SELECT due FROM change) IS NULL',
      `AND ((SELECT due FROM change) IS NULL OR NOT ${inboxOnly})`,
    ],
  ] as const;
  expect(await on({ sql }, swept)).toEqual([]);
});

test('rule 4, guards see earlier events of the same batch, otherwise they pay twice', async () => {
  async function reasons(store: Store) {
    const note = eventOf('maya', 'note.submitted', {
      text: 'a note',
      artefact: 'n',
      revision: 1,
      stage: 's',
    });
    await store.events.accept([note, { ...note, id: 'again' }]);
    await store.ledger.award('maya', 0);
    return (await everythingOf(store, 'maya')).entries.map(({ reason }) => reason);
  }
  expect(await on({}, reasons)).toEqual([null, 'once']);
  const forgetful = (...given: Parameters<typeof recentFold>) => ({ ...recentFold(...given), paid() {} });
  expect(
    await on({ module: ['store/award/recent-fold.ts', () => ({ recentFold: forgetful })] }, reasons),
  ).toEqual([null, null]);
});

test('rule 9, a voided completion is no longer pending: the next one can commit, and a late verdict is refused', async () => {
  async function afterVoid(store: Store) {
    await store.events.accept([
      eventOf('maya', 'stage.completed'),
      eventOf('maya', 'stage.completed'),
      eventOf('maya'),
    ]);
    while ((await store.ledger.award('maya', LAST)).more);
    await store.calibrations.correct('maya', { kind: 'void', seq: 1, reason: 'misrouted' });
    const late = await store.calibrations.commit('maya', 1, verdictAt(90));
    const turn = await store.calibrations.commit('maya', 2, verdictAt(90));
    return [late.outcome, turn.outcome];
  }
  expect(await on({}, afterVoid)).toEqual(['voided', 'committed']);
  const kept = { sql: [['pending-completions', 'AND NOT e.voided', '']] } as const;
  expect(await on(kept, afterVoid)).toEqual(['voided', 'out_of_order']);
});

test('rule 12, steps: two concurrent attempts and a later third cost one call, unless claims are always granted', async () => {
  async function calls(store: Store): Promise<number> {
    await store.events.accept([eventOf('maya'), eventOf('maya', 'stage.completed')]);
    await store.ledger.award('maya', 0);
    const called = Promise.withResolvers<void>();
    const judge = createTestJudge(() => called.promise);
    const { prepareDossier, scoreDossier } = createActivities({ store, judge, ring: async () => undefined });
    const environment = () => new MockActivityEnvironment({}, { logger: quiet });
    const run = () =>
      environment()
        .run(scoreDossier, 'maya', 2)
        .catch((error: { type: string }) => error.type);
    await environment().run(prepareDossier, 'maya', 2);
    const first = run();
    await until(() => judge.calls.size > 0);
    // The second is refused or makes a call too; then the first answers, and a third starts late.
    const second = run();
    await Promise.race([second, until(() => judge.calls.get('maya 2 score') === 2)]);
    called.resolve();
    await Promise.all([first, second]);
    await run();
    return judge.calls.get('maya 2 score') ?? 0;
  }
  expect(await on({}, calls)).toBe(1);
  const open: typeof claimStep = async () => ({ state: 'claimed', claim: randomUUID(), trace: null });
  expect(await on({ module: ['store/steps/steps.ts', () => ({ claimStep: open })] }, calls)).toBe(3);
});

/** Each unique key of rule 13: a copy of a row that differs only in `other`, and the index that rejects it. */
const KEYS: [key: string, table: string, row: string, other: object, index: string | null][] = [
  ['event (learner, seq)', 'events', 'seq = 1', {}, null],
  ['event (learner, source, id)', 'events', 'seq = 1', { seq: 1000 }, 'events_key'],
  ['ledger (learner, entry)', 'ledger', 'entry = 1', {}, null],
  ['ledger (learner, event_seq) among awards', 'ledger', 'entry = 1', { entry: 1001 }, 'ledger_award'],
  [
    'ledger (learner, calibration) among others',
    'ledger',
    'calibration = 1',
    { entry: 1002 },
    'ledger_calibration',
  ],
  ['calibration (learner, number)', 'calibrations', 'number = 1', {}, null],
  [
    'calibration (learner, completion)',
    'calibrations',
    'number = 1',
    { number: 1000 },
    'calibrations_completion',
  ],
  ['step (learner, completion, step)', 'steps', 'completion = 1', {}, null],
];

test('rule 13, unique: each key rejects a second row, and only because of its index', async () => {
  await on({}, async (store, url) => {
    await store.events.accept([eventOf('maya', 'stage.completed'), eventOf('maya')]);
    while ((await store.ledger.award('maya', LAST)).more);
    await store.steps.store(
      { learner: 'maya', completion: 1, step: 'score' },
      { inputHash: null, result: {}, trace: null },
    );
    await store.calibrations.commit('maya', 1, verdictAt(90));
    for (const [key, table, row, other, index] of KEYS) {
      const copy = `INSERT INTO ${table} SELECT (json_populate_record(t, '${JSON.stringify(other)}')).* FROM ${table} t WHERE ${row}`;
      await expect(onDatabase(url, copy), key).rejects.toMatchObject({ code: '23505' });
      if (index) await onDatabase(url, `DROP INDEX ${index}; ${copy}`);
    }
  });
});

test('rule 14, epoch: a learner id has one workflow per epoch', async () => {
  const client = createTemporalClient({ address: inject('temporalAddress'), namespace: 'default' });
  async function workflowsOf(epochs: string[]): Promise<number> {
    const runs = new Set<string>();
    for (const epoch of epochs) {
      await createRinger(client, epoch).ring('maya');
      runs.add((await client.workflow.getHandle(learnerWorkflowId(epoch, 'maya')).describe()).runId);
    }
    return runs.size;
  }
  const [one, two] = [await on({}, (store) => store.epoch()), await on({}, (store) => store.epoch())];
  expect(await workflowsOf([one, two])).toBe(2);
  const restored = await on({}, (store) => store.epoch());
  expect(await workflowsOf([restored, restored])).toBe(1);
  await client.connection.close();
});

test('rule 15, one append function: no other file writes the ledger', () => {
  const store = new URL('../../src/', import.meta.url);
  const files = readdirSync(store, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /(?<!\.test)\.ts$/.test(file),
  );
  const writers = files.filter((file) =>
    /INSERT INTO ledger\b|UPDATE ledger\b/.test(readFileSync(new URL(file, store), 'utf8')),
  );
  expect(writers).toEqual(['store/ledger/append.ts']);
});
