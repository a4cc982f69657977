import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { selectJudge } from '../../judge/select-judge.ts';
import { liveThrough } from '../../../test/support/judge-completion.ts';
import { cloudEvent } from '../../../test/http/support/cloud-event.ts';
import { startEdge, type Edge } from '../../../test/http/support/edge.ts';
import type { Json } from '../../../test/http/support/json.ts';

let edge: Edge;
let reviewer: string;
let reader: string;
beforeAll(async () => {
  edge = await startEdge();
  // A verdict drawn at random would have one more reason for review.
  const { version, ...policy } = await edge.store.policies.active();
  await edge.store.policies.put(version, { ...policy, review: { ...policy.review, sampleShare: 0 } });
  reviewer = await edge.keyOf(['read', 'review']);
  reader = await edge.keyOf(['read', 'ingest']);
});
afterAll(() => edge.stop());

let run = 0;
let learner = '';
const TEXT =
  'First I checked the weekly churn by segment. Mobile customers in Spain fell by 18 percent because the new checkout times out, so I would roll it back and measure again.';

/** A new learner completes a stage: events 1 to 3, calibration 1. */
beforeEach(async () => {
  run += 1;
  learner = `maya-${run}`;
  await edge.post([
    cloudEvent({ subject: learner, data: { stage: 's1', text: TEXT } }),
    cloudEvent({
      subject: learner,
      type: 'stage.completed',
      data: { stage: 's1', outcome: 'passed' },
      time: '2026-10-05T09:20:00Z',
    }),
    cloudEvent({
      subject: learner,
      data: { text: 'What comes next for me here?' },
      time: '2026-10-05T09:30:00Z',
    }),
  ]);
  await liveThrough(edge.store, selectJudge({}), learner);
  edge.rung.length = 0;
});

async function send(path: string, body: unknown, token = reviewer) {
  const response = await edge.request(`/v1/learners/${learner}${path}`, {
    method: 'POST',
    token,
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  });
  return { status: response.status, body: (await response.json()) as Json };
}
const read = async (path = '', token = reviewer) =>
  (await edge.get(`/v1/learners/${learner}${path}`, { token })).body;
const said = { reason: 'Read with the coach beside it.' };
const changed = {
  ...said,
  decision: 'changed',
  skills: { quality: { band: 5, position: 0.5 }, communication: { x: 12 } },
};

test('an appeal is shown, queued and answered by a review that the learner can read', async () => {
  expect(await send('/calibrations/1/appeal', { reason: 'I worked alone.' })).toMatchObject({
    status: 201,
    body: { appeal: 1, state: 'contested' },
  });
  expect(await send('/calibrations/1/appeal', { reason: 'Again.' })).toMatchObject({
    status: 409,
    body: { type: '/docs/errors#already-contested' },
  });
  expect((await read('/calibrations/1')).review).toMatchObject({
    state: 'contested',
    appeals: [{ reason: 'I worked alone.' }],
  });
  const { body: queue } = await edge.get('/v1/reviews?state=contested', { token: reviewer });
  expect(queue.data.at(-1)).toMatchObject({
    learner,
    calibration: 1,
    state: 'contested',
    appeal: { reason: 'I worked alone.' },
  });
  expect(await send('/calibrations/1/review', { ...changed, reviewer: 'coach-1' })).toMatchObject({
    status: 200,
    body: { preview: false, state: 'changed' },
  });
  const review = (await read('/calibrations/1', reader)).review;
  expect(review).toMatchObject({
    state: 'changed',
    appeals: [{ review: 1 }],
    reviews: [{ decision: 'changed', result: 2, reason: said.reason }],
  });
  expect(review.reviews[0]).not.toHaveProperty('by');
  expect(await read('/calibrations/2')).toMatchObject({ source: 'review', replaces: 1, reason: said.reason });
  expect(edge.rung).toEqual([learner]);
});

test('a preview shows snapshot, level, total and XP before and after, and stores nothing', async () => {
  const before = await read();
  const preview = (await send('/calibrations/1/review?preview=true', changed)).body;
  expect(await read()).toEqual(before);
  expect(edge.rung).toEqual([]);
  const saved = (await send('/calibrations/1/review', changed)).body;
  expect({ ...saved.correction, preview: true }).toMatchObject({
    calibration: preview.correction.calibration,
    xp: preview.correction.xp,
  });
  const after = await read();
  expect(preview.correction.before).toMatchObject({ total: before.xp.total, level: before.xp.level });
  expect(preview.correction.after).toMatchObject({ total: after.xp.total, level: after.xp.level });
  expect(preview.correction.after.snapshot.skills.quality.mean).toBe(after.workSkills.skills.quality.mean);
});

test('a replaced or unknown calibration cannot be appealed, reviewed or rescored', async () => {
  await send('/calibrations/1/review', changed);
  for (const [path, body] of [
    ['appeal', said],
    ['review', changed],
    ['rescore', {}],
  ] as const) {
    expect(await send(`/calibrations/1/${path}`, body)).toMatchObject({
      status: 409,
      body: { type: '/docs/errors#no-longer-counts' },
    });
    expect(await send(`/calibrations/9/${path}`, body)).toMatchObject({
      status: 404,
      body: { type: '/docs/errors#unknown-calibration' },
    });
    expect((await send(`/calibrations/x/${path}`, body)).status).toBe(404);
  }
});

test('an appeal against a review needs another reviewer, whichever key the first one uses', async () => {
  await send('/calibrations/1/review', { ...said, decision: 'upheld', reviewer: 'coach-1' });
  await send('/calibrations/1/appeal', said);
  const other = await edge.keyOf(['review']);
  const again = await send(
    '/calibrations/1/review',
    { ...said, decision: 'upheld', reviewer: 'coach-1' },
    other,
  );
  expect(again).toMatchObject({ status: 409, body: { type: '/docs/errors#second-reviewer' } });
  expect(
    (await send('/calibrations/1/review', { ...said, decision: 'upheld', reviewer: 'coach-2' })).body.state,
  ).toBe('upheld');
});

test('a contested award is ruled paid or refused', async () => {
  expect((await send('/ledger/1/appeal', { reason: 'Why so little?' })).status).toBe(201);
  expect(await read('/ledger/1')).toMatchObject({ entry: 1, review: { state: 'contested' } });
  expect((await send('/ledger/1/review', { ...said, decision: 'refused' })).body).toMatchObject({
    state: 'changed',
    correction: { xp: -4 },
  });
  expect(await read('/ledger/1')).toMatchObject({
    review: { state: 'changed', reviews: [{ ruling: 'refused' }] },
  });
  const entries = (await read('/ledger')).data;
  const review = entries.findLast(({ kind }: { kind: string }) => kind === 'review');
  expect(await send(`/ledger/${review.entry}/appeal`, said)).toMatchObject({
    status: 409,
    body: { type: '/docs/errors#not-an-award' },
  });
  expect((await send('/ledger/99/appeal', said)).body.type).toBe('/docs/errors#unknown-entry');
});

const REFUSED: [string, string, unknown, string][] = [
  ['an appeal without a reason', '/calibrations/1/appeal', {}, '/reason'],
  ['an appeal with an empty reason', '/calibrations/1/appeal', { reason: '  ' }, '/reason'],
  ['a change without skills', '/calibrations/1/review', { ...said, decision: 'changed' }, '/skills'],
  [
    'a change with empty skills',
    '/calibrations/1/review',
    { ...said, decision: 'changed', skills: {} },
    '/skills',
  ],
  [
    'an unknown skill',
    '/calibrations/1/review',
    { ...said, decision: 'changed', skills: { charm: { x: 5 } } },
    '/skills',
  ],
  [
    'a band above five',
    '/calibrations/1/review',
    { ...said, decision: 'changed', skills: { quality: { band: 6 } } },
    '/skills/quality',
  ],
  [
    'a reading above a hundred',
    '/calibrations/1/review',
    { ...said, decision: 'changed', skills: { quality: { x: 101 } } },
    '/skills/quality',
  ],
  ['an unknown decision', '/calibrations/1/review', { ...said, decision: 'maybe' }, '/decision'],
  ['an unknown ruling', '/ledger/1/review', { ...said, decision: 'upheld' }, '/decision'],
  [
    'a reviewer that looks like an address',
    '/ledger/1/review',
    { ...said, decision: 'paid', reviewer: 'a@b.example' },
    '/reviewer',
  ],
  ['an unknown judge', '/calibrations/1/rescore', { judge: 'nobody' }, '/judge'],
];

test.for(REFUSED)('%s is rejected with a pointer', async ([, path, body, pointer]) => {
  const admin = await edge.keyOf(['review', 'admin']);
  const { status, body: problem } = await send(path, body, admin);
  expect(status).toBe(422);
  expect(problem.errors[0].pointer).toContain(pointer);
});

test('appeals, reviews, rescores and the queue need the scope review', async () => {
  for (const path of [
    '/calibrations/1/appeal',
    '/calibrations/1/review',
    '/calibrations/1/rescore',
    '/ledger/1/appeal',
    '/ledger/1/review',
  ]) {
    expect((await send(path, said, reader)).status).toBe(403);
  }
  expect((await edge.get('/v1/reviews', { token: reader })).status).toBe(403);
  expect((await send('/calibrations/1/rescore', { judge: 'offline' })).body.type).toBe(
    '/docs/errors#missing-scope',
  );
});

test('a rescore is previewed and saved from one stored answer, and never replaces a reviewer’s verdict', async () => {
  const preview = await send('/calibrations/1/rescore?preview=true', {});
  expect(preview).toMatchObject({ status: 200, body: { preview: true, judge: { name: 'offline' } } });
  const saved = await send('/calibrations/1/rescore', {});
  expect(saved.body.correction).toMatchObject({ calibration: 2, xp: preview.body.correction.xp });
  const { no } = (await edge.store.learners.find(learner))!;
  const steps = (await edge.store.database.query('SELECT step FROM steps WHERE learner = $1', [no])).rows;
  expect(steps.filter(({ step }) => step.startsWith('score '))).toHaveLength(1);
  expect((await read('/calibrations/2')).trace.steps.map(({ step }: { step: string }) => step)).toEqual([
    'dossier',
    'score',
    'check',
  ]);
  await send('/calibrations/2/review', changed);
  const { workSkills } = await read();
  expect((await send('/calibrations/3/rescore', {})).body.correction).toMatchObject({
    calibration: 4,
    xp: 0,
  });
  expect((await read()).workSkills.skills.quality.mean).toBe(workSkills.skills.quality.mean);
});

test('the trace shows steps and cost without learner text; only an admin sees the texts', async () => {
  const { trace } = await read('/calibrations/1');
  expect(trace).toMatchObject({ cost: 0, tokens: { input: 0, output: 0 }, texts: null });
  expect(trace.steps.map(({ step, judge }: Json) => [step, judge])).toEqual([
    ['dossier', null],
    ['score', 'offline@5'],
    ['check', 'offline@5'],
  ]);
  expect(JSON.stringify(trace)).not.toContain('checkout');
  expect(
    (await edge.get(`/v1/learners/${learner}/calibrations/1?trace=full`, { token: reviewer })).status,
  ).toBe(403);
  expect(
    JSON.stringify((await edge.get(`/v1/learners/${learner}/calibrations/1?trace=full`)).body.trace.texts),
  ).toContain('checkout');
});

const voiding = (seq: number, more: object = {}) =>
  cloudEvent({ type: 'event.voided', subject: learner, data: { seq, reason: 'misrouted' }, ...more });

test('event.voided reverses an award and its verdict at once; repeated, it is a duplicate', async () => {
  const before = await read();
  const preview = await edge.request('/v1/events?preview=true', {
    method: 'POST',
    token: reviewer,
    body: JSON.stringify(voiding(2)),
    headers: { 'content-type': 'application/cloudevents+json' },
  });
  expect(preview.status).toBe(200);
  const { correction } = (await preview.json()) as Json;
  expect(await read()).toEqual(before);
  const key = { headers: { authorization: `Bearer ${reviewer}` } };
  expect(await edge.post(voiding(2), key)).toMatchObject({
    status: 202,
    body: { status: 'accepted', seq: 2 },
  });
  const after = await read();
  expect(after.xp.total).toBe(before.xp.total + correction.xp);
  expect(after.workSkills.overall.tier).toBe('unrated');
  expect(edge.rung).toEqual([learner]);
  expect(await edge.post(voiding(2), key)).toMatchObject({
    status: 202,
    body: { status: 'duplicate', seq: 2 },
  });
  expect((await read('/events')).data.map(({ type }: Json) => type)).not.toContain('event.voided');
});

const post = (query: string, body: unknown) =>
  edge.request(`/v1/events${query}`, {
    method: 'POST',
    token: reviewer,
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/cloudevents+json' },
  });

test('the preview of a void that was already carried out is a duplicate without effect', async () => {
  const first = await post('?preview=true', voiding(2));
  expect(await first.json()).toMatchObject({ preview: true, status: 'accepted', seq: 2, state: 'changed' });
  await post('', voiding(2));
  const again = await post('?preview=true', voiding(2));
  expect([again.status, await again.json()]).toEqual([
    200,
    { preview: true, status: 'duplicate', seq: 2, state: 'upheld', review: null, correction: null },
  ]);
});

test.for(['?Preview=true', '?PREVIEW=1', '?preview=', '?preview=yes', '?preview=true&preview=false'])(
  'a misspelled preview is rejected and stores nothing: %s',
  async (query) => {
    const before = await read();
    const sent = [await post(query, voiding(2)), await post(query, cloudEvent({ subject: learner }))];
    for (const [path, body] of [
      ['/calibrations/1/review', changed],
      ['/calibrations/1/rescore', {}],
      ['/ledger/1/review', { ...said, decision: 'refused' }],
    ] as const) {
      const init = {
        method: 'POST',
        token: reviewer,
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      };
      sent.push(await edge.request(`/v1/learners/${learner}${path}${query}`, init));
    }
    for (const response of sent) {
      expect([response.status, await response.json()]).toMatchObject([
        422,
        { type: '/docs/errors#invalid-parameter', errors: [{ pointer: '/preview' }] },
      ]);
    }
    expect(await read()).toEqual(before);
  },
);

test('a problem says which calibration counts now, who else may decide, and what to do first', async () => {
  const detailOf = async (path: string, body: unknown) => (await send(path, body)).body.detail;
  const upheld = { ...said, decision: 'upheld', reviewer: 'coach-1' };
  await send('/calibrations/1/review', { ...changed, reviewer: 'coach-1' });
  for (const [path, body] of [
    ['appeal', said],
    ['review', changed],
    ['rescore', {}],
  ] as const)
    expect(await detailOf(`/calibrations/1/${path}`, body)).toBe('Calibration 2 counts now: name that one.');
  await send('/calibrations/2/appeal', said);
  expect(await detailOf('/calibrations/2/review', upheld)).toBe(
    'This reviewer already decided on this work, and the learner has appealed since: another person must decide. A system names that person in `reviewer`.',
  );
  expect(await detailOf('/calibrations/2/review', { ...upheld, reviewer: learner })).toBe(
    'People cannot decide on their own work: another person must decide.',
  );
  expect(await detailOf('/calibrations/2/rescore', {})).toBe(
    'The learner has an open appeal: review this calibration first, then rescore the one that counts.',
  );
  await post('', voiding(2));
  const voided = 'Its event was voided, so none of its calibrations count and its award stays reversed.';
  expect(await detailOf('/calibrations/2/review', upheld)).toBe(voided);
  expect(await detailOf('/ledger/2/review', { ...said, decision: 'paid' })).toBe(voided);
  expect(await detailOf('/ledger/2/appeal', said)).toBe(voided);
});

test('a void by the reviewer whose decision is under appeal answers 409 with what to do', async () => {
  const key = { headers: { authorization: `Bearer ${reviewer}` } };
  await send('/calibrations/1/review', { ...said, decision: 'upheld' });
  await send('/calibrations/1/appeal', said);
  expect(await edge.post(voiding(2), key)).toMatchObject({
    status: 409,
    body: {
      type: '/docs/errors#second-reviewer',
      detail:
        'This reviewer already decided on this work, and the learner has appealed since: another person must decide.',
    },
  });
  const other = { headers: { authorization: `Bearer ${await edge.keyOf(['review'])}` } };
  expect((await edge.post(voiding(2), other)).status).toBe(202);
});

const UNKNOWN_FIELDS: [string, unknown, string][] = [
  ['/calibrations/1/appeal', { ...said, secret: 1 }, ''],
  ['/calibrations/1/review', { ...said, decision: 'upheld', secret: 1 }, ''],
  [
    '/calibrations/1/review',
    { ...said, decision: 'changed', skills: { quality: { x: 5 }, secret: { x: 5 } } },
    '/skills',
  ],
  ['/ledger/1/review', { ...said, decision: 'paid', secret: 1 }, ''],
  ['/calibrations/1/rescore', { secret: 1 }, ''],
];

test.for(UNKNOWN_FIELDS)(
  'an unknown field of %s is rejected and not quoted: %j',
  async ([path, body, pointer]) => {
    const { status, body: problem } = await send(path, body);
    expect([status, problem.errors]).toEqual([422, [{ pointer, detail: 'has an unknown field' }]]);
  },
);

test('a change without skills is rejected at /skills', async () => {
  for (const more of [{}, { skills: {} }, { skills: null }]) {
    const { body } = await send('/calibrations/1/review', { ...said, decision: 'changed', ...more });
    expect(body.errors).toEqual([
      { pointer: '/skills', detail: 'must name at least one skill with its band' },
    ]);
  }
});

test('a void needs the scope review and an existing event; other events still need ingest', async () => {
  const key = { headers: { authorization: `Bearer ${reviewer}` } };
  expect((await edge.post(voiding(2))).status).toBe(403);
  expect(await edge.post(voiding(99), key)).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/data/seq' }] },
  });
  expect(await edge.post(voiding(1, { data: { seq: 1 } }), key)).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/data/reason' }] },
  });
  expect((await edge.post(voiding(1, { subject: 'nobody-here' }), key)).status).toBe(404);
  expect((await edge.post(cloudEvent({ subject: learner }), key)).status).toBe(403);
  const mixed = await edge.post([voiding(1), cloudEvent({ subject: learner }), voiding(4)], {
    headers: { authorization: `Bearer ${await edge.keyOf(['ingest', 'review'])}` },
  });
  expect(mixed.body.results.map(({ status, seq }: Json) => [status, seq])).toEqual([
    ['accepted', 1],
    ['accepted', 4],
    ['conflict', undefined],
  ]);
});
