import { Analytics } from '@segment/analytics-node';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Json } from '../../../test/http/support/json.ts';
import { startListening, type Listening } from '../../../test/http/support/listening.ts';

let api: Listening;
beforeAll(async () => {
  api = await startListening();
});
afterAll(() => api.stop());

const track = (userId: string, of: Json = {}): Json => ({
  type: 'track',
  messageId: randomUUID(),
  userId,
  event: 'Chat Turn Taken',
  properties: { stage: 'kickoff', text: 'Do we count a customer who paused as lost?' },
  timestamp: '2026-10-05T09:00:00.000Z',
  ...of,
});

test('@segment/analytics-node sends; its messageId is the id', async () => {
  const failed: unknown[] = [];
  const client = new Analytics({ host: api.url, writeKey: api.key, maxRetries: 0, flushInterval: 50 });
  client.on('error', (error) => failed.push(error));
  const userId = 'segment-ada';
  const sent = track(userId);
  client.identify({ userId, traits: { email: 'ada@academy.example' } });
  client.track({ ...sent, timestamp: new Date(sent.timestamp) });
  client.track({ userId, event: 'stage.completed', properties: { stage: 'kickoff', outcome: 'passed' } });
  client.track({ userId, event: 'Cart Viewed' });
  client.page({ userId, name: 'Home' });
  await client.closeAndFlush({ timeout: 10_000 });
  expect(failed).toEqual([]);
  const events = await api.eventsOf(userId);
  expect(events.map(({ type }) => type)).toEqual(['chat.turn_taken', 'stage.completed']);
  expect(events[0]).toMatchObject({
    id: sent.messageId,
    source: 'segment',
    time: '2026-10-05T09:00:00.000Z',
    data: sent.properties,
  });
  expect(await api.metric('touchstone_unmapped_total{door="segment"}')).toBe(3);
  // What the client would send again after a lost answer.
  const again = await api.post('/v1/batch', { batch: [sent] });
  expect(again.body).toMatchObject({ success: true, duplicate: 1 });
});

test('/v1/track takes one call with the write key as user name', async () => {
  const authorization = `Basic ${Buffer.from(`${api.key}:`).toString('base64')}`;
  const { type: _, ...call } = track('segment-bo');
  const { status, body } = await api.post('/v1/track', call, { authorization });
  expect([status, body.accepted]).toEqual([200, 1]);
});

test('a call that is refused does not affect the others of its batch', async () => {
  const bad = track('segment-cy', { properties: { text: 'Hello there', speaker: 'somebody' } });
  const { status, body } = await api.post('/v1/batch', { batch: [bad, track('segment-cy')] });
  expect([status, body.accepted, body.refused]).toEqual([
    200,
    1,
    [{ index: 0, error: expect.stringContaining('/data/speaker') }],
  ]);
});

test.each([
  ['no batch', '/v1/batch', { calls: [] }, 400],
  ['a call without an id', '/v1/track', track('segment-di', { messageId: undefined }), 400],
])('%s is refused as Segment does', async (_name, path, sent, status) => {
  const answer = await api.post(path, sent);
  expect([answer.status, answer.body]).toEqual([status, { success: false, message: expect.any(String) }]);
});

test('a wrong write key is refused, and only this API takes Basic credentials', async () => {
  const wrong = `Basic ${Buffer.from('ts_wrong:').toString('base64')}`;
  expect((await api.post('/v1/track', track('segment-ed'), { authorization: wrong })).status).toBe(401);
  const right = `Basic ${Buffer.from(`${api.key}:`).toString('base64')}`;
  expect((await api.send('/v1/learners', { headers: { authorization: right } })).status).toBe(401);
});

test('a call in another form is refused, also one that no mapping reads; null is as good as nothing', async () => {
  const other = { type: 'track', messageId: 'm', userId: null, event: 'Cart Viewed', properties: null };
  const { body } = await api.post('/v1/batch', { batch: [other, { ...other, properties: [1] }, 'call'] });
  expect(body).toMatchObject({ success: true, unmapped: 1 });
  const refused = (body.refused as { index: number; error: string }[]).map(({ index }) => index);
  expect(refused).toEqual([1, 2]);
  const alone = await api.post('/v1/track', { ...other, event: 5 });
  expect([alone.status, alone.body.message]).toEqual([400, expect.stringContaining('/event')]);
});
