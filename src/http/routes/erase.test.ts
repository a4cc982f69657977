import { afterAll, beforeAll, expect, test } from 'vitest';
import { placesOf } from '../../../test/erase/marker.ts';
import { cloudEvent } from '../../../test/http/support/cloud-event.ts';
import { startEdge, type Edge } from '../../../test/http/support/edge.ts';

let edge: Edge;
beforeAll(async () => {
  edge = await startEdge();
});
afterAll(() => edge.stop());

const erase = async (id: string, token?: string) =>
  (await edge.request(`/v1/learners/${id}`, { method: 'DELETE', token })).status;

test('an erase answers 204, also when repeated, and ends the learner’s workflows', async () => {
  await edge.post(cloudEvent({ subject: 'maya' }));
  expect([await erase('maya'), await erase('maya')]).toEqual([204, 204]);
  await new Promise(setImmediate);
  expect(edge.ended).toContain('maya');
});

test('every read of an erased learner answers 410, except ledger verification, which passes', async () => {
  const paths = [
    '',
    '/ledger',
    '/calibrations',
    '/events',
    '/standing',
    '/standing?role=43-4051.00',
    '/stream',
    '?as_of=1',
    '/ledger?as_of=1',
  ];
  for (const path of paths) {
    const { status, body } = await edge.get(`/v1/learners/maya${path}`);
    expect([path, status, body.type]).toEqual([path, 410, '/docs/errors#learner-erased']);
  }
  expect((await edge.get('/v1/learners/maya/ledger/verify')).body.intact).toBe(true);
  const { body } = await edge.get('/v1/learners');
  expect(body.data.map(({ learner }: { learner: string }) => learner)).not.toContain('maya');
});

test('an event of an erased learner answers 410 and stores nothing, also in a batch', async () => {
  const event = cloudEvent({ subject: 'maya', data: { text: 'a kingfisher' } });
  expect((await edge.post(event)).status).toBe(410);
  const { body } = await edge.post([event, cloudEvent({ subject: 'noor' })]);
  expect(
    body.results.map(({ status, problem }: { status: string; problem?: { status: number } }) => [
      status,
      problem?.status,
    ]),
  ).toEqual([
    ['invalid', 410],
    ['accepted', undefined],
  ]);
  expect(await placesOf(edge.url, 'kingfisher')).toEqual([]);
});

test('an erased learner cannot be registered again', async () => {
  const response = await edge.request('/v1/learners/maya', {
    method: 'PUT',
    body: JSON.stringify({ groups: ['kingfisher'] }),
    headers: { 'content-type': 'application/json' },
  });
  expect(response.status).toBe(410);
  expect(await placesOf(edge.url, 'kingfisher')).toEqual([]);
});

test('erasing needs an admin key that covers the learner, and a known learner', async () => {
  await edge.post(cloudEvent({ subject: 'olga' }));
  expect(await erase('olga', await edge.keyOf(['ingest', 'read', 'review']))).toBe(403);
  expect(await erase('olga', await edge.keyOf(['admin'], 'acme:'))).toBe(404);
  expect(await erase('nobody')).toBe(404);
  expect((await edge.get('/v1/learners/olga')).status).toBe(200);
});
