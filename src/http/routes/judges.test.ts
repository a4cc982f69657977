import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cloudEvent } from '../../../test/http/support/cloud-event.ts';
import { startEdge, type Edge } from '../../../test/http/support/edge.ts';
import type { Json } from '../../../test/http/support/json.ts';
import { driftingJudge, putAnchors } from '../../../test/support/drifting-judge.ts';
import { verdictAt } from '../../../test/support/open-store.ts';
import { forEachSkill, SKILLS } from '../../core/skill.ts';

let edge: Edge;
let admin: string;
beforeAll(async () => {
  edge = await startEdge();
  admin = await edge.keyOf(['admin']);
  await putAnchors(edge.store, await anchorBody(50));
});
afterAll(() => edge.stop());

const CARD = { offset: 0, slope: 1, sigma: 10, retest: 2 };
const send = (method: string, path: string, body: unknown, headers: Record<string, string> = {}) =>
  edge.request(path, {
    method,
    token: admin,
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  });
const read = async (path: string): Promise<Json> => (await edge.get(path, { token: admin })).body;

async function anchorBody(score: number, change: object = {}) {
  const token = await edge.keyOf(['read']);
  const { body } = (await edge.get('/v1/rubrics/note', { token })).body;
  const turns = [{ speaker: 'learner', text: 'I counted the paused members by hand.' }];
  return {
    title: 'A note',
    touchpoint: 'note',
    task: 'Count.',
    rubric: body,
    turns,
    scores: { quality: score },
    ...change,
  };
}

const seen = (judge: string, prefix = '') =>
  edge.store.judges.cardInUse({ prefix, judge, version: '1' }, { quality: CARD });

const drift = (judge: string): Promise<void> => driftingJudge(edge.store, judge);

const standingOf = async (judge: string): Promise<Json> =>
  (await read('/v1/judges')).data.find((one: Json) => one.judge === judge);
const openReview = async (judge: string): Promise<Json> =>
  (await read('/v1/judges/reviews')).data.find((one: Json) => one.judge === judge);

describe('anchors', () => {
  test('are documents with versions, checked and replaced by If-Match', async () => {
    const made = await send('PUT', '/v1/anchors/kept', await anchorBody(60));
    expect(made.status).toBe(201);
    expect(await made.json()).toMatchObject({ id: 'kept', version: 1, body: { sd: {}, active: true } });
    expect((await send('PUT', '/v1/anchors/kept', await anchorBody(50))).status).toBe(428);
    const again = await send('PUT', '/v1/anchors/kept', await anchorBody(50), {
      'if-match': made.headers.get('etag')!,
    });
    expect([again.status, (await again.json()) as Json]).toMatchObject([200, { version: 2 }]);
    const { data } = await read('/v1/anchors?limit=200');
    expect(data.filter(({ id }: Json) => id === 'kept')).toMatchObject([{ version: 2 }]);
    expect((await edge.get('/v1/anchors/other', { token: admin })).body.type).toBe(
      '/docs/errors#unknown-anchor',
    );
  });

  test.each([
    [{ scores: {} }, '/scores'],
    [{ scores: { speed: 50, quality: 101 } }, '/scores/quality'],
    [{ sd: { speed: 2 }, rubric: undefined }, '/rubric'],
    [{ turns: [{ speaker: 'coach', text: 'Hm.' }] }, '/turns'],
    [{ active: 'no' }, '/active'],
  ])('%j is refused at %s', async (change, pointer) => {
    const refused = await send('PUT', '/v1/anchors/wrong', await anchorBody(50, change));
    const body = (await refused.json()) as Json;
    expect([refused.status, body.errors.map((error: Json) => error.pointer)]).toEqual([
      422,
      expect.arrayContaining([pointer]),
    ]);
  });
});

describe('a judge', () => {
  test('that nobody compared with people is untested, and its card is the one it came with', async () => {
    await seen('new');
    expect(await standingOf('new')).toMatchObject({
      version: '1',
      tenant: null,
      card: { name: 'new@1', since: null, skills: { quality: { offset: 0, slope: 1, sigma: 10 } } },
      proposed: null,
      review: null,
      readings: 0,
      anchors: 0,
      anchorShare: null,
      agreement: { works: 0, kappa: null, interval: null },
      drift: { state: 'untested', since: null, evidence: 0, widening: null },
    });
  });

  test('that drifts says so, and an operator takes the proposed card into use', async () => {
    await drift('drifter');
    const standing = await standingOf('drifter');
    expect(standing.drift).toMatchObject({
      state: 'drifting',
      change: 'higher',
      since: expect.any(String),
      noticedAt: expect.any(String),
    });
    expect(Math.min(...Object.values<number>(standing.drift.widening))).toBeGreaterThanOrEqual(1.5);
    expect(standing).toMatchObject({ anchorShare: 1, agreement: { interval: { low: expect.any(Number) } } });
    const { offset, slope } = standing.proposed.quality;
    expect(offset).toBeGreaterThan(5);
    expect(offset).toBeLessThan(9);
    expect(Math.abs(slope - 1)).toBeLessThan(0.1);
    const { item, reasons } = await openReview('drifter');
    expect([item, reasons.toSorted()]).toEqual([standing.review, ['card', 'drift']]);
    const metrics = await (await edge.request('/metrics', { token: admin })).text();
    expect(metrics).toContain('touchstone_judge_drifting{judge="drifter@1"} 1');
    expect(
      (await edge.store.judges.cardInUse({ prefix: '', judge: 'drifter', version: '1' }, { quality: CARD }))
        .widening,
    ).not.toBeNull();

    const decided = await send('POST', `/v1/judges/reviews/${item}`, {
      decision: 'accepted',
      reason: 'The model changed.',
    });
    expect([decided.status, (await decided.json()) as Json]).toMatchObject([
      200,
      { decision: 'accepted', card: 'drifter@1-1', reason: 'The model changed.' },
    ]);
    const after = await standingOf('drifter');
    expect(after).toMatchObject({
      card: { name: 'drifter@1-1', since: expect.any(String) },
      proposed: null,
      review: null,
      drift: { state: 'steady', widening: null },
      cards: [{ name: 'drifter@1-1', readings: expect.any(Number), reason: 'The model changed.' }],
    });
    expect(await seen('drifter')).toMatchObject({
      revision: '1',
      widening: null,
      skills: { quality: { offset: expect.closeTo(offset, 2) } },
    });
    const twice = await send('POST', `/v1/judges/reviews/${item}`, { decision: 'kept', reason: 'x' });
    expect(((await twice.json()) as Json).type).toBe('/docs/errors#review-closed');
  });

  test('whose card is kept reads as before, and the same readings do not raise the alarm again', async () => {
    await drift('kept-judge');
    const { item } = await openReview('kept-judge');
    expect(
      (await send('POST', `/v1/judges/reviews/${item}`, { decision: 'kept', reason: 'A false alarm.' }))
        .status,
    ).toBe(200);
    expect(
      (await edge.store.judges.assess({ owner: '', judge: 'kept-judge', version: '1' })).alarm,
    ).toBeNull();
    expect(await standingOf('kept-judge')).toMatchObject({
      card: { name: 'kept-judge@1', since: null },
      drift: { state: 'steady' },
    });
    expect(await seen('kept-judge')).toMatchObject({ revision: null, widening: null });
  });

  test('without a proposal has nothing to accept, and unknown reviews are not found', async () => {
    await seen('bare');
    const { rows } = await edge.store.database.query(
      `INSERT INTO judge_reviews (owner, judge, judge_version, reasons, at) VALUES ('', 'bare', '1', '{drift}', now()) RETURNING item`,
    );
    const decide = async (item: number) => {
      const answer = await send('POST', `/v1/judges/reviews/${item}`, { decision: 'accepted', reason: 'x' });
      return ((await answer.json()) as Json).type;
    };
    expect(await decide(Number(rows[0].item))).toBe('/docs/errors#no-proposal');
    expect(await decide(999)).toBe('/docs/errors#unknown-review');
  });

  test('by policy gets its new card at once', async () => {
    const policy = await edge.get('/v1/policy', { token: await edge.keyOf(['read']) });
    await send(
      'PUT',
      '/v1/policy',
      { ...policy.body, judges: { adopt: 'policy' } },
      {
        'if-match': policy.headers.get('etag')!,
      },
    );
    await drift('adopted');
    expect(await standingOf('adopted')).toMatchObject({
      card: { name: 'adopted@1-1' },
      review: null,
      cards: [{ by: 'policy' }],
    });
    expect(
      (await read('/v1/judges/reviews?state=all')).data.find((one: Json) => one.judge === 'adopted'),
    ).toMatchObject({
      decision: 'accepted',
      by: 'policy',
      card: 'adopted@1-1',
    });
  });
});

test('a tenant sees its own judges, and uses the installation’s card until it has one', async () => {
  await send('PUT', '/v1/tenants/acme', { prefix: 'acme:' });
  expect(await seen('drifter', 'acme:')).toMatchObject({ revision: '1' });
  const token = await edge.keyOf(['admin'], 'acme:');
  const { data } = (await edge.get('/v1/judges', { token })).body;
  expect(data.map(({ judge, tenant }: Json) => [judge, tenant])).toEqual([['drifter', 'acme:']]);
  expect((await edge.get('/v1/judges/reviews?state=all', { token })).body.data).toEqual([]);
  const narrow = await edge.keyOf(['admin'], 'acme:a');
  expect((await edge.get('/v1/judges', { token: narrow })).status).toBe(403);
});

test('what people read blind is compared once nobody is left who may not see the verdict', async () => {
  const learner = 'read-blind';
  await edge.post([
    cloudEvent({ subject: learner, data: { stage: 'kickoff', text: 'I counted the paused members.' } }),
    cloudEvent({ subject: learner, type: 'stage.completed', data: { stage: 'kickoff' } }),
  ]);
  await edge.award(learner);
  const verdict = { ...verdictAt(70), asksReview: true, judge: { name: 'read', version: '1' } };
  await edge.store.calibrations.commit(learner, 2, verdict);
  await seen('read');
  const { rows } = await edge.store.database.query(
    `UPDATE review_queue q SET mode = 'double' FROM learners l WHERE l.no = q.learner AND l.id = $1 RETURNING item`,
    [learner],
  );
  expect(rows).toHaveLength(1);
  const readBy = (by: string, x: number) =>
    edge.store.reviews.read(learner, { number: 1, by, skills: forEachSkill(() => x), note: null });
  expect(await readBy('ann', 50)).toMatchObject({ outcome: 'read' });
  expect(await standingOf('read')).toMatchObject({ readings: 0 });
  expect(await readBy('ben', 60)).toMatchObject({ outcome: 'read' });
  expect(await standingOf('read')).toMatchObject({
    readings: 1,
    anchors: 0,
    anchorShare: 0,
    // Quality is not compared: the judge has a card for it, and this reading was not corrected by one.
    agreement: { pairs: SKILLS.length - 1 },
    drift: { state: 'steady' },
  });
});
