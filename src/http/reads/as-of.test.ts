import { afterAll, beforeAll, expect, test } from 'vitest';
import { cloudEvent } from '../../../test/http/support/cloud-event.ts';
import { startEdge, type Edge } from '../../../test/http/support/edge.ts';

let edge: Edge;
const served: unknown[] = [];
const times: string[] = [];
beforeAll(async () => {
  edge = await startEdge();
  times.push(new Date().toISOString());
  for (let turn = 1; turn <= 3; turn += 1) {
    await pause();
    await edge.post(cloudEvent({ subject: 'maya', data: { text: `turn number ${turn}` } }));
    await edge.award('maya');
    served.push((await edge.get('/v1/learners/maya')).body);
    await pause();
    times.push(new Date().toISOString());
  }
});
afterAll(() => edge.stop());

const pause = () => new Promise((resolve) => setTimeout(resolve, 5));

test('as_of with a seq or a time returns the layer and ledger of that point', async () => {
  for (const [index, layer] of served.entries()) {
    for (const point of [index + 1, times[index + 1]]) {
      expect((await edge.get(`/v1/learners/maya?as_of=${point}`)).body).toEqual(layer);
      expect((await edge.get(`/v1/learners/maya/ledger?as_of=${point}`)).body.data).toHaveLength(index + 1);
    }
  }
});

test('pages of an earlier ledger follow the cursor and end where the ledger ended', async () => {
  const first = await edge.get('/v1/learners/maya/ledger?as_of=2&limit=1');
  const second = await edge.get(`/v1/learners/maya/ledger?as_of=2&limit=1&cursor=${first.body.nextCursor}`);
  expect([first.body.data[0].entry, second.body.data[0].entry, second.body.nextCursor]).toEqual([1, 2, null]);
});

test('as_of=0 is the state before the first award: unrated, without XP', async () => {
  const { body } = await edge.get('/v1/learners/maya?as_of=0');
  expect(body).toMatchObject({
    version: 0,
    xp: { total: 0, level: 1, entries: 0 },
    workSkills: { version: 0, overall: { tier: 'unrated' } },
  });
  expect((await edge.get('/v1/learners/maya/ledger?as_of=0')).body).toEqual({ data: [], nextCursor: null });
});

test('a time before the learner existed is unknown', async () => {
  const { status, body } = await edge.get(`/v1/learners/maya?as_of=${times[0]}`);
  expect([status, body.type, body.detail]).toEqual([
    404,
    '/docs/errors#unknown-learner',
    'The learner did not exist at that time.',
  ]);
});

test.each([
  'tomorrow',
  '',
  '-1',
  '4',
  '99999999999999',
  '2026-02-30T00:00:00Z',
  '2999-01-01T00:00:00Z',
  '2026-10-05',
])('as_of=%s is rejected at /as_of', async (point) => {
  for (const path of ['/v1/learners/maya', '/v1/learners/maya/ledger']) {
    const { status, body } = await edge.get(`${path}?as_of=${point}`);
    expect([status, body.type, body.errors[0].pointer]).toEqual([
      422,
      '/docs/errors#invalid-parameter',
      '/as_of',
    ]);
  }
});
