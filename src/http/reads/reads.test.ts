import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Verdict } from '../../core/verdict.ts';
import { cloudEvent } from '../../../test/http/support/cloud-event.ts';
import { startEdge, type Edge } from '../../../test/http/support/edge.ts';
import type { Json } from '../../../test/http/support/json.ts';

const verdict: Verdict = {
  judge: { name: 'test', version: '1' },
  unscored: null,
  observations: (['independence', 'quality', 'communication', 'speed'] as const).map((skill) => ({
    skill,
    source: 'judge',
    x: 90,
    evidence: 3,
    confidence: 1,
    demand: 50,
    card: null,
    interRaterSd: 7,
  })),
  workedMinutes: null,
  spanMinutes: null,
  reason: 'Maya asked first. So she decides by herself.',
  quotes: [{ skill: 'communication', seq: 1, text: 'count churn' }],
  events: [],
  flags: [],
  asksReview: false,
};

let edge: Edge;
beforeAll(async () => {
  edge = await startEdge();
  await edge.post([
    cloudEvent(),
    cloudEvent({ type: 'stage.completed', data: { stage: 'kickoff', outcome: 'passed' } }),
    cloudEvent({ data: { text: 'thanks' } }),
  ]);
  await edge.award('maya');
  await edge.store.calibrations.commit('maya', 2, verdict);
  await edge.post([
    cloudEvent({ subject: 'acme:1' }),
    cloudEvent({ subject: 'acme:2' }),
    cloudEvent({ subject: 'noor' }),
    cloudEvent({ subject: 'gone' }),
  ]);
  await edge.store.database.query("UPDATE learners SET erased_at = now(), salt = NULL WHERE id = 'gone'");
});
afterAll(() => edge.stop());

/** Reads all pages of a list, two rows at a time. */
async function pages(path: string): Promise<Json[]> {
  const rows: Json[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const { body } = await edge.get(`${path}?limit=2${cursor && `&cursor=${cursor}`}`);
    expect(body.data.length).toBeLessThanOrEqual(2);
    rows.push(...body.data);
    cursor = body.nextCursor;
  }
  return rows;
}

describe('the shared layer', () => {
  test('is read in one call', async () => {
    const { status, body } = await edge.get('/v1/learners/maya');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      learner: 'maya',
      workSkills: { version: 1, skills: { quality: { observations: 1 } } },
      xp: { entries: 4 },
      pending: { events: 0, calibrations: 0 },
    });
  });

  test('has a strong ETag of epoch, version and last seq; 304 while it is current', async () => {
    const { headers } = await edge.get('/v1/learners/maya');
    const etag = headers.get('etag') as string;
    expect(etag).toMatch(new RegExp(`^"${edge.epoch}\\.\\d+\\.3"$`));
    for (const tag of [etag, `W/${etag}`, `"x", ${etag}`, '*']) {
      const again = await edge.request('/v1/learners/maya', { headers: { 'if-none-match': tag } });
      expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
    }
    await edge.post(cloudEvent());
    expect((await edge.request('/v1/learners/maya', { headers: { 'if-none-match': etag } })).status).toBe(
      200,
    );
  });

  test('is 404 for unknown and malformed ids, 410 once erased', async () => {
    const answers = ['nobody', 'a@b.c', '%00', 'x'.repeat(200), 'gone'].map((id) =>
      edge.get(`/v1/learners/${id}`),
    );
    expect((await Promise.all(answers)).map(({ status, body }) => [status, body.type])).toEqual([
      ...Array.from({ length: 4 }, () => [404, '/docs/errors#unknown-learner']),
      [410, '/docs/errors#learner-erased'],
    ]);
  });
});

describe('lists', () => {
  test('of learners are ordered by id and leave out erased learners', async () => {
    expect((await pages('/v1/learners')).map(({ learner }) => learner)).toEqual([
      'acme:1',
      'acme:2',
      'maya',
      'noor',
    ]);
  });

  test('of ledger entries are oldest first, each in its hashed form', async () => {
    const entries = await pages('/v1/learners/maya/ledger');
    expect(entries.map(({ entry, kind }) => [entry, kind])).toEqual([
      [1, 'award'],
      [2, 'award'],
      [3, 'award'],
      [4, 'settlement'],
    ]);
    expect(entries[0]).toMatchObject({
      eventSeq: 1,
      base: 4,
      multiplier: 1,
      xp: 4,
      reason: null,
      awaitingVerdict: false,
      totalAfter: 4,
    });
    expect(entries[3]).toMatchObject({ calibration: 1, fromEntry: 3, toEntry: 3 });
  });

  test('of calibrations and of events', async () => {
    const [first] = await pages('/v1/learners/maya/calibrations');
    expect(first).toMatchObject({
      number: 1,
      completion: 2,
      source: 'judge',
      judge: 'test',
      observations: verdict.observations.map(({ skill }) => ({
        skill,
        card: 'uncalibrated',
        interRaterSd: 7,
      })),
      reason: verdict.reason,
    });
    expect(
      (await pages('/v1/learners/maya/events'))
        .map(({ seq, type, completes }) => [seq, type, completes])
        .slice(0, 3),
    ).toEqual([
      [1, 'chat.turn_taken', false],
      [2, 'stage.completed', true],
      [3, 'chat.turn_taken', false],
    ]);
  });

  test('of events begin after a `seq`', async () => {
    const after = async (seq: string) => edge.get(`/v1/learners/maya/events?limit=1&after=${seq}`);
    const { data, nextCursor } = (await after('1')).body;
    expect(data.map(({ seq }: Json) => seq)).toEqual([2]);
    const next = await edge.get(`/v1/learners/maya/events?limit=1&after=1&cursor=${nextCursor}`);
    expect(next.body.data.map(({ seq }: Json) => seq)).toEqual([3]);
    expect((await after('9007199254740991')).body.data).toEqual([]);
    for (const bad of ['-1', 'two', '1.5', '9007199254740992'])
      expect((await after(bad)).body.errors[0].pointer).toBe('/after');
  });

  test.each([
    'limit=0',
    'limit=201',
    'limit=two',
    'limit=1.5',
    'limit=1&limit=2',
    'cursor=nonsense',
    'cursor=czE',
    `cursor=${'x'.repeat(401)}`,
  ])('reject %s with a pointer', async (query) => {
    const { status, body } = await edge.get(`/v1/learners/maya/ledger?${query}`);
    expect([status, body.type, body.errors[0].pointer]).toEqual([
      422,
      '/docs/errors#invalid-parameter',
      `/${query.split('=')[0]}`,
    ]);
  });
});

test('verify reports whether the chain is intact, and where it breaks', async () => {
  expect((await edge.get('/v1/learners/maya/ledger/verify')).body).toMatchObject({
    intact: true,
    entries: 4,
    firstBroken: null,
  });
  expect((await edge.get('/v1/learners/nobody/ledger/verify')).status).toBe(404);
});

describe('one calibration', () => {
  test('has its quotes and the snapshots before and after', async () => {
    const { body } = await edge.get('/v1/learners/maya/calibrations/1');
    expect(body).toMatchObject({
      number: 1,
      before: { overall: { mean: 50, tier: 'unrated' } },
      quotes: [{ text: 'count churn', turn: null }],
      dossier: null,
      verdict: null,
    });
    expect(body.after.overall.mean).toBeGreaterThan(60);
  });

  test('is 404 for an unknown number', async () => {
    for (const number of ['0', '2', 'x', '-1', '99999999999']) {
      expect((await edge.get(`/v1/learners/maya/calibrations/${number}`)).body.type).toBe(
        '/docs/errors#unknown-calibration',
      );
    }
  });
});

describe('a key with a learner prefix', () => {
  test('sees only learners with its prefix, in lists too', async () => {
    const token = await edge.keyOf(['read'], 'acme:');
    expect((await edge.get('/v1/learners', { token })).body.data.map(({ learner }: Json) => learner)).toEqual(
      ['acme:1', 'acme:2'],
    );
    expect((await edge.get('/v1/learners/acme:1', { token })).status).toBe(200);
    for (const path of [
      '',
      '/ledger',
      '/ledger/verify',
      '/calibrations',
      '/calibrations/1',
      '/events',
      '/stream',
    ]) {
      const { status, body } = await edge.get(`/v1/learners/maya${path}`, { token });
      expect([path, status, body.type]).toEqual([path, 404, '/docs/errors#unknown-learner']);
    }
  });
});
