import { expect, test } from 'vitest';
import { everythingOf } from '../support/check-invariants.ts';
import { eventOf, openStore } from '../support/open-store.ts';

const open = openStore();

test('invariant 1, gapless: forty concurrent batches are numbered 1, 2, 3 … in the order in which they were accepted', async () => {
  const batches = Array.from({ length: 40 }, () => [eventOf('one'), eventOf('one'), eventOf('other-one')]);
  const accepted = await Promise.all(batches.map((batch) => open.store.events.accept(batch)));
  const { events } = await everythingOf(open.store, 'one');
  expect(events.map(({ seq }) => seq)).toEqual(Array.from({ length: 80 }, (_, index) => index + 1));
  for (const [index, { results }] of accepted.entries()) {
    const seqs = results.map((result) => (result.status === 'accepted' ? result.seq : 0));
    expect(seqs[1], `batch ${index} keeps its order`).toBe(seqs[0]! + 1);
  }
});

test('invariant 2, once: the same event again is a duplicate, other content is a conflict, and neither stores anything', async () => {
  const event = eventOf('two', 'chat.turn_taken', { text: 'said once', extra: { b: 1, a: [2, 3] } });
  const reordered = {
    ...event,
    data: { extra: { a: [2, 3], b: 1 }, text: 'said once', program: 'p', stage: event.data.stage! },
  };
  const cases: [string, typeof event, object][] = [
    ['the first', event, { status: 'accepted', seq: 1 }],
    ['the same again', event, { status: 'duplicate', seq: 1 }],
    ['with its keys in another order', reordered, { status: 'duplicate', seq: 1 }],
    [
      'with another time: the first is kept',
      { ...event, time: event.time + 5000 },
      { status: 'duplicate', seq: 1 },
    ],
    [
      'with another text',
      { ...event, data: { ...event.data, text: 'said otherwise' } },
      { status: 'conflict' },
    ],
    ['with another type', { ...event, type: 'note.submitted' }, { status: 'conflict' }],
    ['from another source', { ...event, source: 'elsewhere' }, { status: 'accepted', seq: 2 }],
    ['for another learner', { ...event, learner: 'two-b' }, { status: 'accepted', seq: 1 }],
  ];
  for (const [what, sent, outcome] of cases) {
    expect((await open.store.events.accept([sent])).results, what).toEqual([outcome]);
  }
  const { events } = await everythingOf(open.store, 'two');
  expect(events.length).toBe(2);
  expect(Date.parse(events[0]!.time)).toBe(event.time);
});

test('invariant 2, once: one of ten concurrent deliveries of an event is accepted', async () => {
  const event = eventOf('racer');
  const accepted = await Promise.all(Array.from({ length: 10 }, () => open.store.events.accept([event])));
  const statuses = accepted.flatMap(({ results }) => results.map(({ status }) => status));
  expect(statuses.toSorted()).toEqual(['accepted', ...Array.from({ length: 9 }, () => 'duplicate')]);
});

test('invariant 2, once: duplicates are found after awards, verdicts and a void', async () => {
  const event = eventOf('ever', 'stage.completed');
  await open.store.events.accept([event]);
  await open.store.ledger.award('ever', 0);
  await open.store.calibrations.correct('ever', { kind: 'void', seq: 1, reason: 'misrouted' });
  expect((await open.store.events.accept([event])).results).toEqual([{ status: 'duplicate', seq: 1 }]);
});
