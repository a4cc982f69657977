import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { onDatabase } from '../../../test/support/on-database.ts';
import { cloudEvent } from '../../../test/http/support/cloud-event.ts';
import { startEdge, type Edge } from '../../../test/http/support/edge.ts';

// oxlint-disable-next-line typescript/no-explicit-any -- bodies are read field by field, as a client would
type Json = any;

let edge: Edge;
beforeAll(async () => {
  edge = await startEdge();
});
afterAll(() => edge.stop());

const JSON_TYPE = { 'content-type': 'application/json' };

async function put(path: string, body: unknown, headers: Record<string, string> = {}, token?: string) {
  const init = {
    method: 'PUT',
    body: JSON.stringify(body),
    headers: { ...JSON_TYPE, ...headers },
    ...(token ? { token } : {}),
  };
  const response = await edge.request(path, init);
  return { status: response.status, headers: response.headers, body: (await response.json()) as Json };
}

const shipped = async (id: string) =>
  JSON.parse(await readFile(new URL(`../../../programs/${id}.json`, import.meta.url), 'utf8'));

describe('programs', () => {
  test('the shipped programs are version 1 in a new database', async () => {
    for (const id of ['junior-analyst', 'customer-support']) {
      const { status, body } = await edge.get(`/v1/programs/${id}`);
      expect([status, body.version, body.title]).toEqual([200, 1, (await shipped(id)).title]);
    }
    expect(await edge.get('/v1/programs/nowhere')).toMatchObject({
      status: 404,
      body: { type: '/docs/errors#unknown-program' },
    });
  });

  test('a write needs the version that it replaces and accepts a changed copy of what was read', async () => {
    const { body, headers } = await edge.get('/v1/programs/junior-analyst');
    const etag = headers.get('etag')!;
    const changed = { ...body, title: 'Another title' };
    expect((await put('/v1/programs/junior-analyst', changed)).status).toBe(428);
    const written = await put('/v1/programs/junior-analyst', changed, { 'if-match': etag });
    expect(written).toMatchObject({ status: 200, body: { version: 2, title: 'Another title' } });
    expect((await put('/v1/programs/junior-analyst', changed, { 'if-match': etag })).status).toBe(412);
    const again = await edge.request('/v1/programs/junior-analyst', {
      headers: { 'if-none-match': written.headers.get('etag')! },
    });
    expect(again.status).toBe(304);
  });

  test('a new program is created with If-None-Match', async () => {
    const body = { ...(await shipped('customer-support')), id: 'own' };
    expect(await put('/v1/programs/own', body, { 'if-none-match': '*' })).toMatchObject({
      status: 201,
      body: { id: 'own', version: 1 },
    });
    expect((await put('/v1/programs/own', body, { 'if-none-match': '*' })).status).toBe(412);
    expect((await put('/v1/programs/own', body)).status).toBe(428);
    const other = { ...body, id: 'other' };
    expect((await put('/v1/programs/other', other)).status).toBe(201);
    expect((await put('/v1/programs/other', other)).status).toBe(428);
  });

  test('a rubric id may contain a word that is forbidden as a field name', async () => {
    const body = { ...(await shipped('customer-support')), id: 'sales' };
    const [stage] = body.phases[0].stages;
    body.rubrics.pitch = body.rubrics[stage.rubric];
    stage.rubric = 'pitch';
    expect((await put('/v1/programs/sales', body, { 'if-none-match': '*' })).status).toBe(201);
  });

  test('every error is listed with its pointer', async () => {
    const body = await shipped('customer-support');
    const [stage] = body.phases[0].stages;
    stage.requires = ['ghost'];
    stage.rubric = 'ghost';
    const broken = await put('/v1/programs/broken', body, { 'if-none-match': '*' });
    expect([broken.status, broken.body.type]).toEqual([422, '/docs/errors#invalid-program']);
    expect(broken.body.errors.map(({ pointer }: Json) => pointer)).toEqual([
      '/phases/0/stages/0/requires/0',
      '/phases/0/stages/0/rubric',
    ]);
    const rubrics = { ...body.rubrics, ['__proto__']: {} };
    const unnamed = await put('/v1/programs/broken', { ...body, rubrics }, { 'if-none-match': '*' });
    expect(unnamed.status).toBe(422);
    expect(unnamed.body.errors.map(({ pointer }: Json) => pointer)).toEqual(['/rubrics/__proto__']);
    const elsewhere = await put('/v1/programs/broken', await shipped('customer-support'), {
      'if-none-match': '*',
    });
    expect(elsewhere.body.errors).toEqual([{ pointer: '/id', detail: 'must be the id in the path' }]);
    const { id: _id, ...nameless } = await shipped('customer-support');
    const named = await put('/v1/programs/elsewhere', nameless, { 'if-none-match': '*' });
    expect([named.status, named.body.id]).toEqual([201, 'elsewhere']);
    expect((await put('/v1/programs/x', {}, {}, await edge.keyOf(['read', 'ingest']))).status).toBe(403);
  });

  test.each(['programs', 'policies', 'roles', 'rubrics'])(
    'no version of %s can be changed or deleted',
    async (table) => {
      for (const sql of [`UPDATE ${table} SET version = 9`, `DELETE FROM ${table}`, `TRUNCATE ${table}`]) {
        await expect(edge.store.database.query(sql), 'by the product').rejects.toThrow('permission denied');
        await expect(onDatabase(edge.url, sql), 'by the owner').rejects.toThrow(`${table} is append-only`);
      }
    },
  );
});

describe('registering', () => {
  test('a learner can be registered before the first event, with groups, program and extra time', async () => {
    const said = { groups: ['spring', 'analysts', 'spring'], program: 'customer-support', parFactor: 1.25 };
    const { status, body } = await put('/v1/learners/ahead', said);
    expect([status, body]).toEqual([
      200,
      { learner: 'ahead', groups: ['analysts', 'spring'], program: 'customer-support', parFactor: 1.25 },
    ]);
    const layer = (await edge.get('/v1/learners/ahead')).body;
    expect(layer).toMatchObject({
      version: 1,
      journey: { program: 'customer-support' },
      behaviour: { state: 'new' },
    });
    const { body: other } = await put('/v1/learners/ahead', {});
    expect(other).toEqual({ learner: 'ahead', groups: [], program: null, parFactor: 1 });
  });

  test('changes the ETag of the layer if the layer changes', async () => {
    await put('/v1/learners/tag', { program: 'customer-support' });
    const tag = async () => (await edge.get('/v1/learners/tag')).headers.get('etag');
    const before = await tag();
    await put('/v1/learners/tag', { program: 'customer-support', groups: ['a'] });
    expect(await tag()).toBe(before);
    await put('/v1/learners/tag', { program: 'customer-support', parFactor: 2 });
    expect(await tag()).not.toBe(before);
  });

  test.each([
    [{ program: 'nowhere' }, '/program'],
    [{ parFactor: 0 }, '/parFactor'],
    [{ groups: ['no spaces'] }, '/groups/0'],
    [{ name: 'Maya' }, ''],
  ])('rejects %j', async (body, pointer) => {
    const refused = await put('/v1/learners/refused', body);
    expect([refused.status, refused.body.type, refused.body.errors[0].pointer]).toEqual([
      422,
      '/docs/errors#invalid-profile',
      pointer,
    ]);
    expect((await edge.get('/v1/learners/refused')).status).toBe(404);
  });

  test('needs a key that covers the learner, and rejects e-mail addresses', async () => {
    const token = await edge.keyOf(['ingest'], 'acme:');
    expect((await put('/v1/learners/maya', {}, {}, token)).body.type).toBe('/docs/errors#foreign-learner');
    expect((await put('/v1/learners/acme:1', {}, {}, token)).status).toBe(200);
    expect((await put('/v1/learners/maya@example.org', {})).status).toBe(422);
  });
});

describe('groups', () => {
  test('are listed, counted and filtered, without test learners', async () => {
    for (const id of ['g:a', 'g:b', 'test:g'])
      await put(`/v1/learners/${id}`, { groups: ['blue', id === 'g:a' ? 'red' : 'green'] });
    await edge.post([cloudEvent({ subject: 'g:a' })]);
    const list = async (query: string) => (await edge.get(`/v1/learners?${query}`)).body.data;
    const lines = await list('group=blue');
    expect(lines.map(({ learner }: Json) => learner)).toEqual(['g:a', 'g:b']);
    expect((await list('limit=200')).map(({ learner }: Json) => learner)).toContain('test:g');
    expect(lines[0]).toMatchObject({
      groups: ['blue', 'red'],
      tier: 'unrated',
      behaviour: 'new',
      level: 1,
      pending: { events: 1 },
      stale: false,
    });
    expect((await list('group=red')).map(({ learner }: Json) => learner)).toEqual(['g:a']);
    expect(await list('group=none')).toEqual([]);
    const counts = (await edge.get('/v1/groups')).body.data.filter(({ group }: Json) =>
      ['blue', 'green'].includes(group),
    );
    expect(counts).toEqual([
      { group: 'blue', learners: 2, behaviour: { new: 2 }, tier: { unrated: 2 }, pending: 1, stale: 0 },
      { group: 'green', learners: 1, behaviour: { new: 1 }, tier: { unrated: 1 }, pending: 0, stale: 0 },
    ]);
    expect((await edge.get('/v1/groups?group=red')).body.data).toHaveLength(1);
    const token = await edge.keyOf(['read'], 'acme:');
    expect((await edge.get('/v1/groups', { token })).body.data).toEqual([]);
  });
});

describe('a platform’s own event types', () => {
  const OWN = 'com.acme.code_review.completed';
  const schema = {
    type: 'object',
    required: ['findings'],
    properties: { findings: { type: 'integer', minimum: 0 } },
  };
  const declared = { touchpoint: 'code review', base: 30, path: 'heavy', schema };

  async function putTypes(types: object) {
    const { body, headers } = await edge.get('/v1/policy');
    return put(
      '/v1/policy',
      { ...body, types: { ...body.types, ...types } },
      { 'if-match': headers.get('etag')! },
    );
  }

  test.each([
    [{ 'chat.turn_takn': declared }, '/types/chat.turn_takn', 'is no shipped type'],
    [{ 'stage.of.mine': declared }, '/types/stage.of.mine', 'is no shipped type'],
    [
      { [OWN]: { ...declared, schema: { type: 'objekt' } } },
      `/types/${OWN}/schema`,
      'is not a usable JSON Schema',
    ],
    [
      { [OWN]: { ...declared, schema: { $ref: 'https://acme.example/x' } } },
      `/types/${OWN}/schema/$ref`,
      'must refer to a part of the same schema',
    ],
    [{ [OWN]: { ...declared, path: 'warm' } }, `/types/${OWN}/path`, 'Invalid option'],
  ])('are rejected with a bad name or definition: %j', async (types, pointer, detail) => {
    const { status, body } = await putTypes(types);
    expect([status, body.errors[0].pointer]).toEqual([422, pointer]);
    expect(body.errors[0].detail).toContain(detail);
  });

  test('are accepted, checked by their schema and paid by their base', async () => {
    expect((await edge.post(cloudEvent({ subject: 'own', type: OWN, data: { findings: 2 } }))).status).toBe(
      422,
    );
    expect((await putTypes({ [OWN]: declared })).status).toBe(200);
    const post = (data: object) => edge.post(cloudEvent({ subject: 'own', type: OWN, data }));
    expect((await post({ findings: 'two' })).body.errors).toEqual([
      { pointer: '/data/findings', detail: 'must be integer' },
    ]);
    expect((await post({})).body.errors).toEqual([{ pointer: '/data/findings', detail: 'is missing' }]);
    expect((await post({ findings: 2 })).status).toBe(202);
    expect(await edge.store.ledger.award('own', 0)).toMatchObject({ awarded: 1, oldest: 1 });
    expect((await edge.get('/v1/learners/own')).body.xp.total).toBe(30);
  });
});
