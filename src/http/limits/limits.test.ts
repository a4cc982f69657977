import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { selectJudge } from '../../judge/select-judge.ts';
import type { Limits } from '../../store/keys/limits.ts';
import { liveThrough } from '../../../test/support/judge-completion.ts';
import { cloudEvent } from '../../../test/http/support/cloud-event.ts';
import { startEdge, type Edge } from '../../../test/http/support/edge.ts';

let edge: Edge;
let aheadMs = 0;
beforeAll(async () => {
  edge = await startEdge({ now: () => new Date(1_800_000_000_000 + aheadMs) });
});
afterEach(() => {
  aheadMs += 60_000;
});
afterAll(() => edge.stop());

async function keyWith(limits: Partial<Limits>, prefix: string | null = null) {
  const scopes = ['ingest', 'read', 'review'] as const;
  return edge.store.keys.create({ name: 'test', scopes: [...scopes], prefix, expiresAt: null, limits });
}
const events = (count: number, of: Record<string, unknown> = {}) =>
  Array.from({ length: count }, () => cloudEvent(of));
const completion = (subject: string, touchpoint: string) =>
  cloudEvent({
    subject,
    type: 'kickoff.understanding_completed',
    data: { stage: 'kickoff', touchpoint, text: 'We count churn by cancelled contracts in the month.' },
  });
const retryAfter = ({ headers }: { headers: Headers }) => Number(headers.get('retry-after'));

test('events per second: a batch is accepted whole while any are left, and the excess delays the next', async () => {
  const { secret: token } = await keyWith({ eventsPerSecond: 10 });
  const first = await edge.post(events(35), { token });
  expect([first.status, first.body.results.length]).toEqual([202, 35]);
  expect(first.headers.get('ratelimit-policy')).toBe(
    '"events";q=10;w=1, "bytes";q=33554432;qu="content-bytes";w=1',
  );
  expect(first.headers.get('ratelimit')).toMatch(/^"events";r=0;t=3, "bytes";r=\d+;t=0$/);
  const before = await edge.stored();
  const refused = await edge.post(events(1), { token });
  expect([refused.status, refused.body.type]).toEqual([429, '/docs/errors#rate-limited']);
  expect(refused.body.detail).toBe('The limit of this key is reached: 10 events per second.');
  expect(refused.headers.get('ratelimit')).toBe('"events";r=0;t=3');
  expect(await edge.stored()).toEqual(before);
  aheadMs += retryAfter(refused) * 1000;
  expect((await edge.post(events(1), { token })).status).toBe(202);
});

test('events of one key do not count for another, and reads are not limited', async () => {
  const [busy, quiet] = [await keyWith({ eventsPerSecond: 1 }), await keyWith({ eventsPerSecond: 1 })];
  await edge.post(events(5), { token: busy.secret });
  expect((await edge.post(events(1), { token: busy.secret })).status).toBe(429);
  expect((await edge.post(events(1), { token: quiet.secret })).status).toBe(202);
  expect((await edge.get('/v1/learners', { token: busy.secret })).status).toBe(200);
});

test('bytes per second count whole bodies', async () => {
  const { secret: token } = await keyWith({ bytesPerSecond: 1000 });
  const large = cloudEvent({ data: { stage: 'kickoff', text: 'many words '.repeat(400) } });
  expect((await edge.post(large, { token })).status).toBe(202);
  const refused = await edge.post(cloudEvent(), { token });
  expect([refused.status, refused.body.detail]).toEqual([
    429,
    'The limit of this key is reached: 1000 bytes of events per second.',
  ]);
  expect(retryAfter(refused)).toBeGreaterThanOrEqual(4);
});

test('keys with the same prefix share what is set for it, whatever each may do itself', async () => {
  await edge.store.keys.limitPrefix('acme:', { eventsPerSecond: 2 });
  const [one, other] = [await keyWith({}, 'acme:'), await keyWith({}, 'acme:')];
  const elsewhere = await keyWith({}, 'beta:');
  expect((await edge.post(events(3, { subject: 'acme:1' }), { token: one.secret })).status).toBe(202);
  const refused = await edge.post(events(1, { subject: 'acme:2' }), { token: other.secret });
  expect([refused.status, refused.body.detail]).toEqual([
    429,
    'The limit that all keys with this key’s learner prefix share is reached: 2 events per second.',
  ]);
  expect(refused.headers.get('ratelimit-policy')).toBe('"prefix-events";q=2;w=1');
  expect((await edge.post(events(1, { subject: 'beta:1' }), { token: elsewhere.secret })).status).toBe(202);
});

test('open streams: one more is refused, and one that ends makes room', async () => {
  await edge.post(cloudEvent({ subject: 'watched' }));
  const { secret: token } = await keyWith({ streams: 2 });
  const open = async () => edge.request('/v1/learners/watched/stream', { token });
  const streams = [await open(), await open()];
  const refused = await open();
  expect([refused.status, retryAfter(refused)]).toEqual([429, 10]);
  expect(refused.headers.get('ratelimit-policy')).toBe('"streams";q=2;qu="concurrent-requests"');
  expect((await edge.request('/v1/stream', { token, method: 'HEAD' })).status).toBe(200);
  await streams[0]!.body!.cancel();
  const next = await open();
  expect(next.status).toBe(200);
  for (const stream of [streams[1]!, next]) await stream.body!.cancel();
});

test('waiting requests: one more is refused before anything is stored', async () => {
  const { secret: token } = await keyWith({ waiting: 1 });
  const send = (headers: Record<string, string> = { prefer: 'wait=20' }) =>
    edge.post(cloudEvent({ subject: 'patient' }), { token, headers });
  const eventsStored = async () => (await edge.stored()).events;
  const before = await eventsStored();
  const waiting = send();
  await expect.poll(eventsStored).toBe(before + 1);
  const refused = await send();
  expect([refused.status, refused.body.detail]).toEqual([
    429,
    'The limit of this key is reached: 1 requests that wait for awards.',
  ]);
  expect(await eventsStored()).toBe(before + 1);
  expect((await send({})).status).toBe(202);
  await edge.award('patient');
  expect((await waiting).body.award).toBeDefined();
  expect((await send({ prefer: 'wait=1' })).status).toBe(202);
});

test('completions under way: counted over processes, and a verdict makes room', async () => {
  const { id, secret: token } = await keyWith({ completions: 2 });
  expect((await edge.post([completion('done', 'a'), completion('done', 'b')], { token })).status).toBe(202);
  const refused = await edge.post(completion('done', 'c'), { token });
  expect([refused.status, refused.body.detail]).toEqual([
    429,
    'The limit of this key is reached: 2 completions that wait for a verdict.',
  ]);
  expect((await edge.post(cloudEvent({ subject: 'done' }), { token })).status).toBe(202);
  expect((await edge.store.keys.underWay(id, null, null)).key).toBe(2);
  await liveThrough(edge.store, selectJudge({}), 'done');
  await expect
    .poll(async () => (await edge.post(completion('done', 'c'), { token })).status, {
      timeout: 20_000,
      interval: 200,
    })
    .toBe(202);
});

test('what is under way ends with a void, an erase, or if it completed nothing; others’ is not counted', async () => {
  const { id, secret: token } = await keyWith({}, 'gone:');
  const other = await keyWith({}, 'gone:');
  const underWay = async () => edge.store.keys.underWay(id, 'gone:', null);
  await edge.post([completion('gone:1', 'a'), completion('gone:2', 'a'), completion('gone:3', 'a')], {
    token,
  });
  await edge.post(completion('gone:4', 'a'), { token: other.secret });
  expect(await underWay()).toEqual({ key: 3, prefix: 4, tenant: 4 });
  // The same completion again completes nothing.
  await edge.post(completion('gone:2', 'a'), { token });
  await liveThrough(edge.store, selectJudge({}), 'gone:2');
  await edge.store.learners.erase('gone:3');
  await edge.award('gone:1');
  const voided = cloudEvent({
    type: 'event.voided',
    subject: 'gone:1',
    data: { seq: 1, reason: 'A mistake.' },
  });
  expect((await edge.post(voided, { token })).status).toBe(202);
  expect(await underWay()).toEqual({ key: 0, prefix: 1, tenant: 1 });
  await liveThrough(edge.store, selectJudge({}), 'gone:4');
  await edge.store.maintain();
  const { rows } = await edge.store.database.query(
    'SELECT count(*) FROM completions_under_way WHERE key = ANY ($1)',
    [[id, other.id]],
  );
  expect(rows[0].count).toBe(0);
});

test('all keys of a tenant share the limits of its document, whatever their own prefix', async () => {
  const limits = { completions: 2, eventsPerSecond: 20_000 };
  await edge.store.tenants.put('shared', 0, {
    prefix: 'shared:',
    scopes: ['ingest'],
    judge: {},
    limits,
    jwksUrl: null,
  });
  const part = await keyWith({}, 'shared:a-');
  const whole = await keyWith({ completions: 9 }, 'shared:');
  const events = [completion('shared:a-1', 'a'), completion('shared:a-2', 'a')];
  expect((await edge.post(events, { token: part.secret })).status).toBe(202);
  const refused = await edge.post(completion('shared:b', 'a'), { token: whole.secret });
  expect([refused.status, refused.body.detail]).toEqual([
    429,
    'The limit that all keys of this tenant share is reached: 2 completions that wait for a verdict.',
  ]);
  expect((await edge.post(cloudEvent({ subject: 'shared:b' }), { token: whole.secret })).status).toBe(202);
  expect(await edge.store.keys.underWay(whole.id, 'shared:', 'shared:')).toEqual({
    key: 0,
    prefix: 0,
    tenant: 2,
  });
});
