import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEdge, type Edge } from '../../../test/http/support/edge.ts';

let edge: Edge;
beforeAll(async () => {
  edge = await startEdge();
});
afterAll(() => edge.stop());

const body = (more: object = {}) => ({ url: 'https://learn.example/hook', kinds: ['award'], ...more });

const send = (method: string, path: string, value: unknown, token?: string) =>
  edge.get(`/v1/webhooks/${path}`, {
    method,
    body: JSON.stringify(value),
    headers: { 'content-type': 'application/json' },
    ...(token && { token }),
  });

test('the secret is shown when a webhook is created and when it is rotated, and never else', async () => {
  const created = await send('PUT', 'learn', body({ prefix: 'acme:' }));
  expect(created.status).toBe(201);
  const { secret } = created.body;
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  expect(created.body).toMatchObject({ id: 'learn', prefix: 'acme:', group: null, roles: [] });
  const read = await edge.get('/v1/webhooks/learn');
  expect(read.body).toMatchObject({ delivery: { state: 'working', failures: 0, disabledAt: null } });
  const again = await send('PUT', 'learn', body());
  expect(again.status).toBe(200);
  expect(again.body).toMatchObject({ prefix: null });
  const rotated = await send('POST', 'learn/secret', { keepPrevious: '1h' });
  expect(rotated.body.secret).toMatch(/^whsec_/);
  expect(rotated.body.secret).not.toBe(secret);
  expect(Date.parse(rotated.body.previousSecretUntil as string)).toBeGreaterThan(Date.now() + 3_000_000);
  const list = await edge.get('/v1/webhooks');
  expect(list.body.data).toHaveLength(1);
  const shown = JSON.stringify([read.body, again.body, list.body]);
  expect(shown).not.toMatch(/whsec_|"secret"/);
});

test.each([
  [body({ url: 'http://learn.example/' }), '/url'],
  [body({ url: 'https://169.254.169.254/' }), '/url'],
  [body({ url: 'http://127.0.0.1/' }), '/url'],
  [body({ kinds: [] }), '/kinds'],
  [body({ kinds: ['everything'] }), '/kinds/0'],
  [body({ prefix: 'a', group: 'b' }), '/group'],
  [body({ kinds: ['standing.met'] }), '/roles'],
  [body({ roles: ['15-2051.01'] }), '/roles'],
  [body({ secret: 'whsec_mine' }), ''],
])('%j is refused at %s', async (value, pointer) => {
  const refused = await send('PUT', 'wrong', value);
  expect(refused).toMatchObject({ status: 422, body: { type: '/docs/errors#invalid-webhook' } });
  expect((refused.body.errors as { pointer: string }[]).map((error) => error.pointer)).toContain(pointer);
});

test('only a key with admin and without a prefix may see or change webhooks', async () => {
  const tokens = [await edge.keyOf(['read', 'ingest', 'review']), await edge.keyOf(['admin'], 'acme:')];
  for (const token of tokens) {
    expect(await send('PUT', 'mine', body(), token)).toMatchObject({ status: 403 });
    expect(await edge.get('/v1/webhooks', { token })).toMatchObject({ status: 403 });
    expect(await edge.get('/v1/webhooks/learn/deliveries', { token })).toMatchObject({ status: 403 });
  }
});

test('times of a replay and of an overlap are checked, and an unknown webhook is 404', async () => {
  await send('PUT', 'replayed', body());
  const from = new Date(Date.now() - 3_600_000).toISOString();
  expect(await send('POST', 'replayed/replay', { from })).toMatchObject({ status: 200 });
  expect(await send('POST', 'replayed/replay', { from: '2020-01-01T00:00:00Z' })).toMatchObject({
    status: 422,
  });
  expect(await send('POST', 'replayed/replay', { from: 'yesterday' })).toMatchObject({ status: 422 });
  expect(await send('POST', 'replayed/secret', { keepPrevious: '169h' })).toMatchObject({ status: 422 });
  for (const path of ['none', 'none/deliveries'])
    expect(await edge.get(`/v1/webhooks/${path}`)).toMatchObject({ status: 404 });
  expect(await send('POST', 'none/replay', { from })).toMatchObject({ status: 404 });
  expect(await send('POST', 'none/secret', {})).toMatchObject({ status: 404 });
  expect((await edge.request('/v1/webhooks/none/test', { method: 'POST' })).status).toBe(404);
});

test('the log has the attempts, newest first, page by page; a deleted webhook has none', async () => {
  await send('PUT', 'logged', body());
  const attempt = { webhook: 'logged', kind: 'award', learner: null, problem: null, durationMs: 3 };
  for (const [index, status] of [500, null, 204].entries())
    await edge.store.webhooks.log({ ...attempt, message: `msg_${index}`, status, answer: `answer ${index}` });
  const first = await edge.get('/v1/webhooks/logged/deliveries?limit=2');
  expect(first.body.data).toMatchObject([
    { message: 'msg_2', status: 204, outcome: 'delivered', answer: 'answer 2' },
    { message: 'msg_1', status: null, outcome: 'failed' },
  ]);
  const cursor = first.body.nextCursor as string;
  const second = await edge.get(`/v1/webhooks/logged/deliveries?limit=2&cursor=${cursor}`);
  expect(second.body).toMatchObject({ data: [{ message: 'msg_0', status: 500 }], nextCursor: null });
  expect((await edge.request('/v1/webhooks/logged', { method: 'DELETE' })).status).toBe(204);
  await send('PUT', 'logged', body());
  expect((await edge.get('/v1/webhooks/logged/deliveries')).body.data).toEqual([]);
});
