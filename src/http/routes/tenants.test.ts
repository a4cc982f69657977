import { afterAll, beforeAll, expect, test } from 'vitest';
import { cloudEvent } from '../../../test/http/support/cloud-event.ts';
import { startEdge, type Edge } from '../../../test/http/support/edge.ts';
import { liveThrough } from '../../../test/support/judge-completion.ts';
import { selectJudge } from '../../judge/select-judge.ts';
import { SCOPES, type Scope } from '../../store/keys/keys.ts';

let edge: Edge;
let operator: string;
let acme: string;
let beta: string;
beforeAll(async () => {
  edge = await startEdge();
  operator = await edge.keyOf([...SCOPES]);
  acme = await edge.keyOf([...SCOPES], 'acme:');
  beta = await edge.keyOf([...SCOPES], 'beta:');
  await put('/v1/tenants/acme', { prefix: 'acme:' });
  await put('/v1/tenants/beta', { prefix: 'beta:' });
});
afterAll(() => edge.stop());

async function put(path: string, body: unknown, headers: Record<string, string> = {}, token = operator) {
  const response = await edge.request(path, {
    method: 'PUT',
    token,
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  });
  return {
    status: response.status,
    headers: response.headers,
    body: JSON.parse((await response.text()) || 'null'),
  };
}

/** Changes a document as a client does: reads it, and writes it with the ETag of what was read. */
async function change(path: string, token: string, changed: object) {
  const { body, headers } = await edge.get(path, { token });
  return put(path, { ...body, ...changed }, { 'if-match': headers.get('etag')! }, token);
}

test('a tenant is written like every document', async () => {
  const made = await put('/v1/tenants/gamma', { prefix: 'gamma:' }, { 'if-none-match': '*' });
  expect(made).toMatchObject({
    status: 201,
    body: { id: 'gamma', version: 1, prefix: 'gamma:', scopes: SCOPES, judge: {}, limits: {}, jwksUrl: null },
  });
  expect((await put('/v1/tenants/gamma', { prefix: 'gamma:' })).status).toBe(428);
  expect(await change('/v1/tenants/gamma', operator, { limits: { streams: 3 } })).toMatchObject({
    status: 200,
    body: { version: 2, limits: { streams: 3 } },
  });
  expect(
    (await put('/v1/tenants/gamma', { prefix: 'gamma:' }, { 'if-match': made.headers.get('etag')! })).status,
  ).toBe(412);
  const { body } = await edge.get('/v1/tenants?limit=2', { token: operator });
  expect(body.data.map(({ id }: { id: string }) => id)).toEqual(['acme', 'beta']);
  expect(
    (await edge.get(`/v1/tenants?cursor=${body.nextCursor}`, { token: operator })).body.data,
  ).toHaveLength(1);
});

test.each([
  ['no colon at the end', { prefix: 'acme' }, '/prefix'],
  ['a colon inside', { prefix: 'acme:eu:' }, '/prefix'],
  ['the prefix of test learners', { prefix: 'test:' }, '/prefix'],
  ['the prefix of another tenant', { prefix: 'acme:' }, '/prefix'],
  ['an unknown scope', { prefix: 'new:', scopes: ['root'] }, '/scopes/0'],
  ['a limit of none', { prefix: 'new:', limits: { streams: 0 } }, '/limits/streams'],
  ['a key set without an address', { prefix: 'new:', jwksUrl: 'file:///etc/passwd' }, '/jwksUrl'],
  ['a judge that does not exist', { prefix: 'new:', judge: { model: 'gpt' } }, '/judge/model'],
  [
    'a budget without a price',
    { prefix: 'new:', judge: { model: 'anthropic:m', budget: 1 } },
    '/judge/price',
  ],
  ['an unknown field', { prefix: 'new:', color: 'red' }, ''],
])('%s is refused', async (_name, body, pointer) => {
  expect(await put('/v1/tenants/new', body)).toMatchObject({
    status: 422,
    body: { type: '/docs/errors#invalid-tenant', errors: [{ pointer }] },
  });
});

test('the prefix of a tenant never changes', async () => {
  expect(await change('/v1/tenants/acme', operator, { prefix: 'acme2:' })).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/prefix' }] },
  });
});

test('a tenant’s keys have no scope that it lacks, and none of them writes tenants', async () => {
  const key = async (scopes: Scope[]) => edge.keyOf(scopes, 'small:');
  expect((await put('/v1/tenants/small', { prefix: 'small:', scopes: ['read'] })).status).toBe(201);
  expect((await edge.get('/v1/learners', { token: await key(['read', 'admin']) })).status).toBe(200);
  const refused = await edge.get('/v1/tenants/small', { token: await key(['read', 'admin']) });
  expect([refused.status, refused.body.type]).toEqual([403, '/docs/errors#missing-scope']);
  expect((await put('/v1/tenants/acme', { prefix: 'acme:' }, {}, acme)).status).toBe(403);
});

test('a tenant’s documents count before the installation’s, for its keys and learners only', async () => {
  const program = '/v1/programs/junior-analyst';
  expect((await put(program, { title: 'x' }, {}, acme)).status).toBe(422);
  const own = await change(program, acme, { title: 'Analyst at Acme' });
  expect(own).toMatchObject({ status: 200, body: { title: 'Analyst at Acme' } });
  expect((await edge.get(program, { token: acme })).body).toEqual(own.body);
  const title = async (token: string) => (await edge.get(program, { token })).body.title;
  expect(await title(beta)).toBe(await title(operator));
  expect(await title(operator)).not.toBe('Analyst at Acme');
  expect((await change(program, operator, { title: 'Of the installation' })).body).toMatchObject({
    version: 2,
  });
  expect([await title(beta), await title(acme)]).toEqual(['Of the installation', 'Analyst at Acme']);
  expect((await change(program, acme, { title: 'Again' })).body.version).toBe(own.body.version + 1);
});

test('a tenant’s own versions tell nothing about others', async () => {
  const body = { title: 'Guide', required: { independence: 1, quality: 2, communication: 3, speed: 4 } };
  const of = async (token: string) => (await put('/v1/roles/guide', body, {}, token)).body.version % 100_000;
  expect([await of(acme), await of(beta), await of(operator)]).toEqual([1, 1, 1]);
  const { body: roles } = await edge.get('/v1/roles?source=custom', { token: beta });
  expect(roles.data.map(({ code }: { code: string }) => code)).toEqual(['guide']);
});

test('a key for a part of a tenant reads its documents and writes none', async () => {
  const part = await edge.keyOf([...SCOPES], 'acme:spring-');
  expect((await edge.get('/v1/policy', { token: part })).status).toBe(200);
  expect((await change('/v1/policy', part, { title: 'x' })).status).toBe(403);
});

test('events are checked, paid and judged by their own tenant’s policy, program and rubric, in one batch too', async () => {
  const { body: policy } = await edge.get('/v1/policy', { token: acme });
  const type = { ...policy.types['chat.turn_taken'], base: 7 };
  await change('/v1/policy', acme, {
    types: { ...policy.types, 'chat.turn_taken': type, 'com.acme.seen': type },
  });
  const note = await edge.get('/v1/rubrics/note', { token: acme });
  const ifMatch = { 'if-match': note.headers.get('etag')! };
  const written = await put(
    '/v1/rubrics/note',
    { ...note.body.body, title: 'A note at Acme' },
    ifMatch,
    acme,
  );
  expect(written.status).toBe(200);
  const text = 'First I checked the weekly churn by segment, because mobile fell.';
  const learners = ['acme:ada', 'beta:ada', 'ada', 'acme'];
  const sent = learners.flatMap((subject) => [
    cloudEvent({ subject, data: { text } }),
    cloudEvent({ subject, type: 'com.acme.seen', data: { text: `${text} Then mobile again.` } }),
    cloudEvent({
      subject,
      type: 'note.check_attempted',
      data: { artefact: 'memo', revision: 1, text, passed: true },
    }),
  ]);
  const { body } = await edge.post(sent, { token: operator });
  expect(body.results.map(({ status }: { status: string }) => status)).toEqual(
    learners.flatMap((id) => ['accepted', id === 'acme:ada' ? 'accepted' : 'invalid', 'accepted']),
  );
  for (const learner of learners) {
    await liveThrough(edge.store, selectJudge({}), learner);
    const isOwn = learner === 'acme:ada';
    const { body: ledger } = await edge.get(`/v1/learners/${learner}/ledger`, { token: operator });
    expect([learner, ledger.data[0].base === 7, ledger.data[0].policyVersion > 100_000]).toEqual([
      learner,
      isOwn,
      isOwn,
    ]);
    const completion = isOwn ? 3 : 2;
    const dossier = await edge.store.steps.read({ learner, completion, step: 'dossier' });
    expect((dossier as { rubric: { title?: string } }).rubric).toMatchObject(
      isOwn ? { version: expect.any(Number) } : { version: 1 },
    );
    expect(JSON.stringify(dossier).includes('A note at Acme')).toBe(isOwn);
    expect(await edge.store.ledger.verify(learner)).toMatchObject({ intact: true });
  }
});

test('a learner’s layer shows the ladder of its tenant’s policy', async () => {
  const multiplier = async (id: string) =>
    (await edge.get(`/v1/learners/${id}`, { token: operator })).body.workSkills.multiplier;
  const before = [await multiplier('acme:ada'), await multiplier('beta:ada')];
  await change('/v1/policy', acme, { ladder: 'smooth' });
  for (const subject of ['acme:ada', 'beta:ada']) {
    await edge.post(cloudEvent({ subject, data: { text: 'And then?' } }), { token: operator });
    await edge.award(subject);
  }
  const after = [await multiplier('acme:ada'), await multiplier('beta:ada')];
  expect(after.map((one, at) => one === before[at])).toEqual([false, true]);
});
