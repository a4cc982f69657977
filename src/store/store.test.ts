import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDatabase } from '../../test/support/database.ts';
import { verdictAt } from '../../test/support/open-store.ts';
import type { IncomingEvent } from './events/incoming-event.ts';
import { createStore, type Store } from './store.ts';

let database: Awaited<ReturnType<typeof createDatabase>>;
let store: Store;
beforeAll(async () => {
  database = await createDatabase();
  store = createStore({ url: database.url });
});
afterAll(async () => {
  await store.close();
  await database.drop();
});

let id = 0;
const T0 = Date.parse('2026-10-05T09:00:00Z');
function event(
  type: string,
  data: IncomingEvent['data'] = {},
  extra: Partial<IncomingEvent> = {},
): IncomingEvent {
  id += 1;
  return {
    learner: 'maya',
    id: `e${id}`,
    source: 'test',
    type,
    time: T0 + id * 60_000,
    speaker: 'learner',
    data,
    ...extra,
  };
}

test('the loop: events, awards, a verdict, a higher multiplier on the next event', async () => {
  const first = [
    event('chat.turn_taken', { text: 'hello there, how do we count churn here?', stage: 's1' }),
    event('stage.completed', { stage: 's1' }),
    event('chat.turn_taken', { text: 'next' }),
  ];
  const accepted = await store.events.accept([...first, first[0]!, { ...first[1]!, data: { stage: 's2' } }]);
  expect(accepted).toEqual({
    ring: ['maya'],
    results: [
      { status: 'accepted', seq: 1 },
      { status: 'accepted', seq: 2 },
      { status: 'accepted', seq: 3 },
      { status: 'duplicate', seq: 1 },
      { status: 'conflict' },
    ],
  });
  expect(await store.ledger.award('maya', 0)).toMatchObject({ oldest: 2, newest: 2, more: true, awarded: 2 });
  expect(await store.ledger.award('maya', 0)).toMatchObject({ oldest: 2, awarded: 0, more: true });
  expect(await store.ledger.award('maya', 2)).toMatchObject({ oldest: 2, awarded: 1, more: false });
  expect(await store.calibrations.commit('maya', 2, verdictAt(95))).toMatchObject({
    outcome: 'committed',
    number: 1,
  });
  expect(await store.calibrations.commit('maya', 2, verdictAt(5))).toEqual({ outcome: 'stored', number: 1 });
  await store.events.accept([event('chat.turn_taken', { text: 'thanks' })]);
  await store.ledger.award('maya', 0);
  const { no } = (await store.learners.find('maya'))!;
  const entries = await store.ledger.entries(no, { after: 0, limit: 100 });
  const rows = entries.map(({ kind, xp, tier, ...entry }) => [
    kind,
    xp,
    tier,
    'awaitingVerdict' in entry && entry.awaitingVerdict,
  ]);
  expect(rows).toEqual([
    ['award', 4, 'unrated', false],
    ['award', 60, 'unrated', false],
    ['award', 4, 'unrated', true],
    ['settlement', 24, 'strong', false],
    ['award', 28, 'strong', false],
  ]);
  expect(await store.ledger.verify('maya')).toMatchObject({ intact: true, entries: 5 });
  expect(await store.calibrations.verify('maya')).toMatchObject({ intact: true, calibrations: 1 });
  const { layer } = (await store.learners.read('maya'))!;
  expect(layer).toMatchObject({
    learner: 'maya',
    version: 4,
    workSkills: {
      version: 1,
      multiplier: 7,
      overall: { tier: 'strong' },
      skills: { quality: { observations: 1, latestVerdict: 95 } },
    },
    xp: { total: 120, level: 1, entries: 5, lastHash: entries.at(-1)?.hash },
    pending: { events: 0, calibrations: 0 },
  });
  const corrected = await store.calibrations.correct('maya', { kind: 'void', seq: 2, reason: 'misrouted' });
  expect(corrected).toMatchObject({ outcome: 'corrected', xp: -60 - 24 - 24 });
});
