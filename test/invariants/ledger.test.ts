import { expect, test } from 'vitest';
import { everythingOf } from '../support/check-invariants.ts';
import { onDatabase } from '../support/on-database.ts';
import { eventOf, openStore, verdictAt } from '../support/open-store.ts';

const open = openStore({ batch: 3 });

/** Ten events awarded in batches, one of them calibrated, with a settlement and a review. */
async function ledgerOf(learner: string): Promise<void> {
  const { store } = open;
  const chats = Array.from({ length: 6 }, () => eventOf(learner));
  await store.events.accept([...chats.slice(0, 3), eventOf(learner, 'stage.completed'), ...chats.slice(3)]);
  while ((await store.ledger.award(learner, 4)).more);
  await store.calibrations.commit(learner, 4, verdictAt(90));
  await store.calibrations.correct(learner, { kind: 'rule', seq: 2, ruling: 'refused', reason: 'copied' });
}

test('invariant 3, one award an event: twenty concurrent awards pay each event once, refused ones with their reason', async () => {
  const { store } = open;
  const again = eventOf('three', 'chat.turn_taken', {
    text: 'the very same seven words said twice',
    stage: 's',
  });
  await store.events.accept([
    again,
    { ...again, id: 'again' },
    eventOf('three', 'chat.turn_taken', { text: '' }),
    eventOf('three'),
    eventOf('three'),
  ]);
  await Promise.all(Array.from({ length: 20 }, () => store.ledger.award('three', 0)));
  const { entries } = await everythingOf(store, 'three');
  expect(entries.map((entry) => [entry.kind, entry.eventSeq, entry.xp, entry.reason])).toEqual([
    ['award', 1, 4, null],
    ['award', 2, 0, 'repeat'],
    ['award', 3, 0, 'empty'],
    ['award', 4, 4, null],
    ['award', 5, 4, null],
  ]);
});

const CHANGES = ['UPDATE % SET hash = hash', 'DELETE FROM %', 'TRUNCATE %'];

test('invariant 5, append-only: the ledger refuses update, delete and truncate by trigger and by grant', async () => {
  await ledgerOf('five');
  for (const table of ['ledger', 'ledger_0', 'calibrations', 'calibrations_0']) {
    for (const change of CHANGES.map((sql) => sql.replace('%', table))) {
      // The trigger stops the owner if there are rows or it is a TRUNCATE; the running product has no grant.
      const byTrigger = change.startsWith('TRUNCATE') || !table.endsWith('_0');
      if (byTrigger) await expect(onDatabase(open.url, change), change).rejects.toThrow('append-only');
      await expect(open.store.database.query(change), change).rejects.toMatchObject({ code: '42501' });
    }
  }
  expect((await open.store.ledger.verify('five'))?.intact).toBe(true);
});

test('invariant 5, append-only: ledger and calibrations contain no words written by people', async () => {
  const { store } = open;
  const { learner, ...said } = eventOf('words', 'stage.completed', { text: 'goldfinch' });
  await store.events.accept([{ learner, ...said }]);
  await store.ledger.award(learner, 0);
  await store.calibrations.commit(learner, 1, {
    ...verdictAt(50),
    reason: 'goldfinch. goldfinch.',
    quotes: [{ skill: 'quality', seq: 1, text: 'goldfinch' }],
  });
  const { no } = (await store.learners.find(learner))!;
  for (const table of ['ledger', 'calibrations']) {
    const { rows } = await onDatabase(
      open.url,
      `SELECT to_json(t)::text AS row FROM ${table} t WHERE learner = $1`,
      [no],
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const { row } of rows) expect(row).not.toContain('goldfinch');
  }
});

test('invariant 6, the sum: the last total, the sum of entries and the learner row are equal', async () => {
  await ledgerOf('six');
  const { entries } = await everythingOf(open.store, 'six');
  expect(entries.map(({ kind }) => kind)).toEqual([
    ...Array.from({ length: 7 }, () => 'award'),
    'settlement',
    'review',
  ]);
  const sum = entries.reduce((total, { xp }) => total + xp, 0);
  expect(sum).toBeGreaterThan(0);
  expect(entries.at(-1)!.totalAfter).toBe(sum);
  expect((await open.store.learners.find('six'))!.total).toBe(sum);
});

const OWNED = (learner: number) => `WHERE learner = ${learner} AND`;

/** Manipulations by someone with the password of the owner, and the first entry that reveals each. */
const TAMPERINGS: [what: string, sql: (learner: number) => string, firstBroken: number][] = [
  ['an amount', (no) => `UPDATE ledger SET xp = xp + 1 ${OWNED(no)} entry = 3`, 3],
  [
    'an amount with all totals after it',
    (no) =>
      `UPDATE ledger SET xp = xp + 1 ${OWNED(no)} entry = 3; UPDATE ledger SET total_after = total_after + 1 ${OWNED(no)} entry >= 3`,
    3,
  ],
  ['a reason', (no) => `UPDATE ledger SET reason = 'rate' ${OWNED(no)} entry = 2`, 2],
  ['an event number', (no) => `UPDATE ledger SET event_seq = 99 ${OWNED(no)} entry = 5`, 5],
  ['a removal in the middle', (no) => `DELETE FROM ledger ${OWNED(no)} entry = 4`, 4],
  ['a removal at the end', (no) => `DELETE FROM ledger ${OWNED(no)} entry = 9`, 8],
  [
    'two entries in another order',
    (no) =>
      `UPDATE ledger SET entry = -entry ${OWNED(no)} entry IN (2, 3); UPDATE ledger SET entry = 5 + entry ${OWNED(no)} entry < 0`,
    2,
  ],
];

test.each(TAMPERINGS)('invariant 7, the chain: verify finds %s', async (what, sql, firstBroken) => {
  const learner = `seven-${what.replaceAll(' ', '-')}`;
  await ledgerOf(learner);
  expect(await open.store.ledger.verify(learner)).toMatchObject({ intact: true, entries: 9 });
  const { no } = (await open.store.learners.find(learner))!;
  await onDatabase(open.url, `SET session_replication_role = replica; ${sql(no)}`);
  expect(await open.store.ledger.verify(learner)).toMatchObject({ intact: false, firstBroken });
});

test('invariant 7, the chain: verify finds a changed calibration, and a rewritten tail by a head recorded elsewhere', async () => {
  const { store, url } = open;
  await ledgerOf('tail');
  const kept = (await everythingOf(store, 'tail')).entries.at(-1)!;
  const head = { entries: kept.entry, head: kept.hash };
  expect((await store.ledger.verify('tail', head))?.intact).toBe(true);
  expect(await store.ledger.verify('tail', { ...head, head: '0'.repeat(64) })).toMatchObject({
    intact: false,
    firstBroken: 9,
  });
  expect(await store.ledger.verify('tail', { entries: 10, head: kept.hash })).toMatchObject({
    intact: false,
    firstBroken: 10,
  });
  const { no } = (await store.learners.find('tail'))!;
  await onDatabase(
    url,
    `SET session_replication_role = replica; UPDATE calibrations SET observations = '[]' WHERE learner = ${no}`,
  );
  expect(await store.calibrations.verify('tail')).toMatchObject({ intact: false, firstBroken: 1 });
});
