import { expect, test } from 'vitest';
import { eventOf, openStore, verdictAt } from '../../../test/support/open-store.ts';
import { onDatabase } from '../../../test/support/on-database.ts';
import { waiting } from './waiting.ts';

let clock = Date.parse('2026-10-05T12:00:00Z');
const db = openStore({ sweepAfterMs: 1000, now: () => new Date(clock) });

const NOTHING = { learners: 0, events: 0, calibrations: 0, oldestEvent: null, oldestCompletion: null };
const PASSED = { outcome: 'passed' } as const;
const completion = (learner: string) => eventOf(learner, 'stage.completed', PASSED);

test('pending work is counted, and its age stays that of the oldest, whatever the sweeper does', async () => {
  const { store } = db;
  expect(await store.wakes.waiting()).toEqual(NOTHING);
  const first = clock;
  await store.events.accept([eventOf('ada'), completion('ada'), eventOf('ada')]);
  clock += 5000;
  await store.events.accept([eventOf('ada'), eventOf('bo')]);
  for (let sweeps = 0; sweeps < 4; sweeps += 1) {
    clock += 600_000;
    await store.wakes.claimDue(10);
  }
  expect(await store.wakes.waiting()).toEqual({
    ...NOTHING,
    learners: 2,
    events: 5,
    oldestEvent: first,
  });
  await store.ledger.award('ada', 0);
  expect(await store.wakes.waiting()).toEqual({
    learners: 2,
    events: 3,
    calibrations: 1,
    oldestEvent: first,
    oldestCompletion: first,
  });
  await store.ledger.award('ada', 0);
  await store.ledger.award('bo', 0);
  expect(await store.wakes.waiting()).toMatchObject({ learners: 1, events: 2, oldestEvent: first });
  await store.calibrations.commit('ada', 2, verdictAt(50));
  expect(await store.wakes.waiting()).toEqual({ ...NOTHING, learners: 1, events: 2, oldestEvent: first });
  await store.ledger.award('ada', 0);
  expect(await store.wakes.waiting()).toEqual(NOTHING);
});

test('a voided completion, an erased learner and a reset one have no pending work', async () => {
  const { store } = db;
  await store.events.accept([completion('cy'), completion('di'), eventOf('di'), eventOf('test:x')]);
  for (const learner of ['cy', 'di']) await store.ledger.award(learner, 0);
  expect(await store.wakes.waiting()).toMatchObject({ learners: 3, events: 2, calibrations: 2 });
  await store.calibrations.correct('cy', { kind: 'void', seq: 1, reason: 'sent by mistake' });
  expect(await store.wakes.waiting()).toMatchObject({ learners: 2, events: 2, calibrations: 1 });
  await store.learners.erase('di');
  expect(await store.wakes.waiting()).toMatchObject({ learners: 1, events: 1, calibrations: 0 });
  await onDatabase(db.url, "DELETE FROM learners WHERE id = 'test:x'");
  expect(await store.wakes.waiting()).toMatchObject({ events: 0, oldestEvent: null });
});

test('what a process of an earlier version left behind is not taken for pending work', async () => {
  const { store } = db;
  await store.events.accept([eventOf('flo')]);
  await store.ledger.award('flo', 0);
  await onDatabase(
    db.url,
    `INSERT INTO wakes (learner, due, event_since) SELECT no, now(), '2026-01-01' FROM learners WHERE id = 'flo'
     ON CONFLICT (learner) DO UPDATE SET event_since = excluded.event_since`,
  );
  expect(await store.wakes.waiting()).toMatchObject({ oldestEvent: null });
});

test('a learner whose sweep is put off is not due before that, but never loses a sweep', async () => {
  const { store } = db;
  await store.events.accept([eventOf('queued'), eventOf('later')]);
  clock += 900;
  await store.wakes.postpone(['queued', 'unknown']);
  clock += 900;
  expect((await store.wakes.claimDue(100)).learners).toEqual(['later']);
  // Its next sweep is later than that.
  await store.wakes.postpone(['later']);
  clock += 101;
  expect((await store.wakes.claimDue(100)).learners).toEqual(['queued']);
  for (const learner of ['queued', 'later']) await store.ledger.award(learner, 0);
});

test('work that a process with a clock ahead accepted is not due only when all clocks are there', async () => {
  const { store } = db;
  clock += 7_200_000;
  await store.events.accept([eventOf('ahead')]);
  clock -= 7_200_000;
  const isDue = async () => (await store.wakes.claimDue(100)).learners.includes('ahead');
  expect(await isDue()).toBe(false);
  await store.wakes.bringForward();
  expect(await isDue()).toBe(true);
  // The delay after a claim is not cut short.
  await store.wakes.bringForward();
  expect(await isDue()).toBe(false);
  await store.ledger.award('ahead', 0);
});

test('reading it costs the same with twenty thousand learners', async () => {
  const { store } = db;
  await onDatabase(
    db.url,
    `INSERT INTO learners (id, head, calibration_head, mean, sd, updated_at, last_seq, awake)
     SELECT 'many-' || n, '\\x00', '\\x00', 50, 20, now(), 1, true FROM generate_series(1, 20000) n`,
  );
  await onDatabase(
    db.url,
    `INSERT INTO wakes (learner, due, event_since)
     SELECT no, now(), '2026-10-04T00:00:00Z'::timestamptz + no * interval '1 second' FROM learners WHERE id LIKE 'many-%'`,
  );
  expect(await store.wakes.waiting()).toMatchObject({ learners: 20_000, events: 20_000 });
  // Only statements that ran are counted: a block is 8 kB, and the two tables have over five hundred of them.
  const blocks = async () =>
    (
      await onDatabase(
        db.url,
        `SELECT sum(heap_blks_hit + heap_blks_read)::int AS read FROM pg_statio_user_tables WHERE relname IN ('learners', 'wakes')`,
      )
    ).rows[0].read as number;
  const client = await store.database.connect();
  try {
    await client.query('SELECT pg_stat_force_next_flush()');
    const before = await blocks();
    for (let read = 0; read < 10; read += 1) await waiting(client as never);
    await client.query('SELECT pg_stat_force_next_flush()');
    expect((await blocks()) - before).toBeLessThan(100);
  } finally {
    client.release();
  }
});
