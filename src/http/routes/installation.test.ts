import { afterAll, beforeAll, expect, test } from 'vitest';
import { cloudEvent } from '../../../test/http/support/cloud-event.ts';
import { startEdge, type Edge } from '../../../test/http/support/edge.ts';
import { verdictFor } from '../../../test/property/plan.ts';
import type { Json } from '../../../test/http/support/json.ts';

let edge: Edge;
beforeAll(async () => {
  edge = await startEdge();
  const turn = {
    type: 'chat.turn_taken',
    data: { stage: 'kickoff', speaker: 'learner', text: 'Is a pause a loss?' },
  };
  await edge.post(cloudEvent({ ...turn, id: 'turn-1', subject: 'ada' }), {
    headers: { 'x-request-id': 'req-1' },
  });
  const done = {
    type: 'kickoff.understanding_completed',
    data: { touchpoint: 't', text: 'So it is twelve of them.' },
  };
  await edge.post(cloudEvent({ ...done, id: 'done-1', subject: 'ada' }), {
    headers: { 'x-request-id': 'req-2' },
  });
  await edge.award('ada');
  await edge.store.calibrations.commit('ada', 2, { ...verdictFor(2, 1), flags: ['tampering'] });
  await edge.post(cloudEvent({ ...turn, id: 'turn-2', subject: 'bob' }));
});
afterAll(() => edge.stop());

const find = async (query: string) => (await edge.get(`/v1/operations/events?${query}`)).body.data;

test('the state has what is pending, how long recent work took, and what became of it', async () => {
  const { status, body } = await edge.get('/v1/operations');
  expect(status).toBe(200);
  expect(body).toMatchObject({
    pending: {
      learners: 1,
      events: 1,
      calibrations: 0,
      oldestEvent: expect.any(Number),
      oldestCompletion: null,
    },
    recent: { eventToAward: { count: 2 }, completionToVerdict: { count: 1 }, tampering: 1 },
    sweeper: { again: 0 },
    services: { postgres: 'up' },
    temporal: { ui: null, workflowPrefix: expect.stringMatching(/^learner\/[0-9a-f-]{36}\/$/) },
    budget: { spent: 0, limit: null },
    failing: [],
  });
  expect(body.recent.eventToAward.p95).toBeGreaterThanOrEqual(body.recent.eventToAward.p50);
  expect(Date.parse(body.recent.since)).toBeLessThanOrEqual(Date.now());
});

test('calls to judges are counted from the stored steps, failures apart', async () => {
  const call = (outcome: string, durationMs: number) => ({
    outcome,
    durationMs,
    inputTokens: 10,
    outputTokens: 2,
  });
  const traceOf = (...attempts: unknown[]) =>
    JSON.stringify({
      judge: 'anthropic:x',
      attempts,
      inputTokens: 20,
      outputTokens: 4,
      cost: 0.5,
      outcome: 'answered',
    });
  await edge.store.database.query(
    `INSERT INTO steps (learner, completion, step, trace, at)
     SELECT no, 2, s.step, s.trace::json, now() FROM learners, (VALUES ('score', $1), ('check', $2)) AS s(step, trace) WHERE id = 'ada'`,
    [traceOf(call('timeout', 900), call('answered', 100)), traceOf(call('answered', 300))],
  );
  const { judges } = (await edge.get('/v1/operations')).body;
  expect(judges).toEqual([
    {
      judge: 'anthropic:x',
      calls: 3,
      p50: 300,
      p95: 840,
      failures: { timeout: 1 },
      inputTokens: 40,
      outputTokens: 8,
      cost: 1,
    },
  ]);
});

test('an event is found by its id or its request, with its award and verdict', async () => {
  expect(await find('id=done-1')).toMatchObject([
    { learner: 'ada', seq: 2, requestId: 'req-2', completes: true, entry: 2, calibration: 1 },
  ]);
  expect(await find('request=req-1')).toMatchObject([
    { id: 'turn-1', entry: 1, calibration: null, judgedAt: null },
  ]);
  expect(await find('id=turn-1&request=req-2')).toEqual([]);
  // Without a learner only awarded events are found.
  expect(await find('id=turn-2')).toEqual([]);
  expect(await find('id=turn-2&learner=bob')).toMatchObject([
    { learner: 'bob', entry: null, awardedAt: null },
  ]);
  expect(await find('id=turn-1&learner=nobody')).toEqual([]);
  expect((await edge.get('/v1/operations/events')).body.errors[0].pointer).toBe('/id');
});

test('only keys with admin and without prefix see it', async () => {
  for (const path of ['/v1/operations', '/v1/operations/events?id=a']) {
    expect((await edge.get(path, { token: await edge.keyOf(['read']) })).status).toBe(403);
    expect((await edge.get(path, { token: await edge.keyOf(['admin'], 'a:') })).status).toBe(403);
  }
});

async function tried(policy: unknown) {
  const response = await edge.request('/v1/policy/dry-run', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(policy),
  });
  return { status: response.status, body: (await response.json()) as Json };
}

test('a policy is tried on recent events without being stored', async () => {
  const { body: policy } = await edge.get('/v1/policy');
  const same = (await tried(policy)).body;
  expect(same).toMatchObject({ events: 2, learners: 1, assumed: 0 });
  expect(same.after).toEqual(same.before);
  const { total } = (await edge.get('/v1/learners/ada')).body.xp;
  const turn = policy.types['chat.turn_taken'];
  const richer = {
    ...policy,
    types: { ...policy.types, 'chat.turn_taken': { ...turn, base: turn.base + 7 } },
  };
  const { body } = await tried(richer);
  expect(body.after.xp - body.before.xp).toBe(7);
  expect(body.types.map(({ type }: Json) => type)).toEqual([
    'chat.turn_taken',
    'kickoff.understanding_completed',
  ]);
  expect((await edge.get('/v1/policy')).body.version).toBe(policy.version);
  expect((await edge.get('/v1/learners/ada')).body.xp.total).toBe(total);
  expect((await tried({ ...policy, ladder: 'rope' })).body.type).toBe('/docs/errors#invalid-policy');
});

test('programs are listed, and shipped rubrics read in any of their versions', async () => {
  const programs = (await edge.get('/v1/programs')).body.data;
  expect(programs).toContainEqual(expect.objectContaining({ id: 'junior-analyst', version: 1 }));
  const rubrics = (await edge.get('/v1/rubrics')).body.data;
  expect(rubrics.map(({ id }: Json) => id)).toEqual(expect.arrayContaining(['default', 'kickoff', 'note']));
  const kickoff = await edge.get('/v1/rubrics/kickoff?version=1');
  expect(kickoff.body.body.skills.quality.bands).toHaveLength(5);
  for (const path of ['kickoff?version=99', 'kickoff?version=x', 'none', 'kickoff?version=99999999999'])
    expect((await edge.get(`/v1/rubrics/${path}`)).body.type).toBe('/docs/errors#unknown-rubric');
});
