import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startEdge, type Edge } from '../../../test/http/support/edge.ts';
import { createBacklog } from './backlog.ts';

const MOST = 5;
let edge: Edge;
beforeAll(async () => {
  edge = await startEdge({ sizes: { backlog: MOST } });
});
afterAll(() => edge.stop());

let count = 0;
const event = (learner: string) => {
  count += 1;
  const data = { text: `Number ${count} of my notes.` };
  return {
    specversion: '1.0',
    id: `b-${count}`,
    source: 'test',
    type: 'chat.turn_taken',
    subject: learner,
    data,
  };
};
const batch = (events: unknown[]) => edge.post(events, { type: 'application/cloudevents-batch+json' });

test('past the backlog, events get 429 with Retry-After; voids pass, and awards make room again', async () => {
  const sent = Array.from({ length: MOST }, () => event('ada'));
  expect((await batch(sent)).status).toBe(202);
  const refused = await edge.post(event('bo'));
  expect([refused.status, refused.headers.get('retry-after'), refused.body]).toEqual([
    429,
    '5',
    expect.objectContaining({ type: '/docs/errors#backlog-full', status: 429 }),
  ]);
  expect((await batch([event('ada'), event('bo')])).status).toBe(429);
  expect(await edge.store.learners.find('bo')).toBeNull();
  const voided = { ...event('ada'), type: 'event.voided', data: { seq: 1, reason: 'sent by mistake' } };
  const reviewer = await edge.keyOf(['review']);
  expect((await edge.post(voided, { token: reviewer })).body.type).toBe('/docs/errors#not-awarded');
  while ((await edge.store.ledger.award('ada', 0)).more);
  await expect.poll(async () => (await edge.post(event('bo'))).status, { timeout: 20_000 }).toBe(202);
});

test('many requests count what is pending once, and the default has no limit', async () => {
  let counted = 0;
  const wakes = {
    async waiting() {
      counted += 1;
      return { learners: 1, events: 3, calibrations: 1, oldestEvent: null, oldestCompletion: null };
    },
    waitingByPrefix: async () => new Map<string, number>(),
  };
  const backlog = createBacklog(wakes, MOST);
  await Promise.all(Array.from({ length: 100 }, () => backlog.requireRoom()));
  expect(counted).toBe(1);
  backlog.add(1);
  await expect(backlog.requireRoom()).rejects.toThrow('backlog-full');
  await createBacklog(wakes, 0).requireRoom();
  expect(counted).toBe(1);
});

test('a tenant with little pending is accepted while another one fills the backlog', async () => {
  const { store } = edge;
  for (const id of ['acme', 'beta'])
    await store.tenants.put(id, 0, {
      prefix: `${id}:`,
      scopes: ['ingest'],
      judge: {},
      limits: {},
      jwksUrl: null,
    });
  const [acme, beta] = [await edge.keyOf(['ingest'], 'acme:'), await edge.keyOf(['ingest'], 'beta:')];
  await edge.post(
    Array.from({ length: MOST }, () => event('acme:ada')),
    { token: acme },
  );
  await expect.poll(async () => (await edge.post(event('acme:ada'), { token: acme })).status).toBe(429);
  expect((await edge.post(event('beta:bo'), { token: beta })).status).toBe(202);
  expect(await store.wakes.waitingByPrefix()).toEqual(
    new Map([
      ['', expect.any(Number)],
      ['acme:', MOST],
      ['beta:', 1],
    ]),
  );
  await expect
    .poll(async () => (await edge.post(event('beta:bo'), { token: beta })).status, { timeout: 20_000 })
    .toBe(429);
});

test('a clock that is set back does not keep an old count', async () => {
  let events = MOST;
  const wakes = {
    waiting: async () => ({
      learners: 1,
      events,
      calibrations: 0,
      oldestEvent: null,
      oldestCompletion: null,
    }),
    waitingByPrefix: async () => new Map<string, number>(),
  };
  vi.useFakeTimers({ toFake: ['Date', 'performance'] });
  const backlog = createBacklog(wakes, MOST);
  await expect(backlog.requireRoom()).rejects.toThrow('backlog-full');
  events = 0;
  vi.setSystemTime(Date.now() - 7_200_000);
  vi.advanceTimersByTime(6000);
  await backlog.requireRoom();
  vi.useRealTimers();
});
