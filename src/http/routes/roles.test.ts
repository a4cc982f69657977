import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEdge, type Edge } from '../../../test/http/support/edge.ts';

let edge: Edge;
beforeAll(async () => {
  edge = await startEdge();
});
afterAll(() => edge.stop());

const ROLE = {
  title: 'Team lead',
  required: { independence: 70, quality: 60, communication: 80, speed: 40 },
};

async function put(code: string, body: unknown, headers: Record<string, string>, token?: string) {
  const response = await edge.request(`/v1/roles/${code}`, {
    method: 'PUT',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
    token,
  });
  return {
    status: response.status,
    etag: response.headers.get('etag')!,
    body: (await response.json()) as Record<string, unknown>,
  };
}

const isNew = { 'if-none-match': '*' };

test('the list has all shipped roles, paged and ordered by code, with the attribution on each page', async () => {
  const codes: string[] = [];
  let cursor = '';
  do {
    const { body } = await edge.get(`/v1/roles?limit=200${cursor}`);
    expect(body.attribution.onet).toContain('CC BY 4.0');
    codes.push(...body.data.map(({ code }: { code: string }) => code));
    cursor = body.nextCursor === null ? '' : `&cursor=${body.nextCursor}`;
  } while (cursor !== '');
  expect(codes.length).toBeGreaterThanOrEqual(884);
  expect(codes).toEqual([...new Set(codes)].toSorted());
});

test('there are fifty featured roles, three of them not rated', async () => {
  const { body } = await edge.get('/v1/roles?featured=true&limit=200');
  expect(body.data).toHaveLength(50);
  expect(body.data.filter(({ required }: { required: unknown }) => required === null)).toHaveLength(3);
});

test('a custom role can be created, read, listed, changed in versions and compared with a learner', async () => {
  const made = await put('acme:lead', ROLE, isNew);
  expect(made).toMatchObject({
    status: 201,
    body: { code: 'acme:lead', source: 'custom', version: 1, attribution: null },
  });
  const read = await edge.get('/v1/roles/acme:lead');
  expect([read.headers.get('etag'), read.body]).toEqual([made.etag, made.body]);
  expect(
    (await edge.request('/v1/roles/acme:lead', { headers: { 'if-none-match': made.etag } })).status,
  ).toBe(304);
  const changed = await put('acme:lead', { ...read.body, title: 'Lead' }, { 'if-match': made.etag });
  expect(changed).toMatchObject({ status: 200, body: { title: 'Lead', version: 2 } });
  expect((await edge.get('/v1/roles?source=custom')).body.data).toMatchObject([
    { code: 'acme:lead', version: 2 },
  ]);
  await edge.post({
    specversion: '1.0',
    id: '1',
    source: 's',
    type: 'chat.turn_taken',
    subject: 'maya',
    data: { text: 'hi' },
  });
  const { body } = await edge.get('/v1/learners/maya/standing?role=acme:lead');
  expect(body).toMatchObject({
    readiness: { band: 'incomplete' },
    role: { title: 'Lead' },
    attribution: null,
  });
});

test.each<[string, Record<string, string>, number, string]>([
  ['without a version', {}, 428, 'version-required'],
  ['over an outdated version', { 'if-match': '"old"' }, 412, 'version-conflict'],
  ['as new although it exists', isNew, 412, 'version-conflict'],
])('a write %s is rejected', async (_, headers, status, code) => {
  await put('acme:there', ROLE, isNew);
  const answer = await put('acme:there', ROLE, headers);
  expect([answer.status, answer.body.type]).toEqual([status, `/docs/errors#${code}`]);
});

test('If-Match fails for a role that does not exist', async () => {
  expect((await put('acme:not', ROLE, { 'if-match': '*' })).status).toBe(412);
  expect((await put('acme:not', ROLE, {})).status).toBe(201);
  expect((await put('acme:not', ROLE, {})).status).toBe(428);
});

test('one of two writes over the same version is rejected', async () => {
  const { etag } = await put('acme:both', ROLE, isNew);
  const both = await Promise.all([1, 2].map(() => put('acme:both', ROLE, { 'if-match': etag })));
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 412]);
});

test.each<[string, unknown, string]>([
  ['15-1252.00', ROLE, ''],
  ['99-0000', ROLE, ''],
  ['acme:x', { ...ROLE, required: { ...ROLE.required, quality: 101 } }, '/required/quality'],
  ['acme:x', { ...ROLE, title: '' }, '/title'],
  ['acme:x', { ...ROLE, wage: 1 }, ''],
  ['acme:x', 'a role', ''],
])('PUT /v1/roles/%s with %j is rejected at %j', async (code, body, pointer) => {
  const answer = await put(code, body, isNew);
  expect([answer.status, answer.body.type]).toEqual([422, '/docs/errors#invalid-role']);
  expect(answer.body.errors).toMatchObject([{ pointer }]);
});

test('reading needs the scope read, writing admin without a prefix', async () => {
  const reader = await edge.keyOf(['read']);
  const acme = await edge.keyOf(['admin'], 'acme:');
  expect((await edge.get('/v1/roles/43-4051.00', { token: reader })).body).toMatchObject({
    version: 0,
    source: 'onet',
  });
  for (const token of [reader, acme]) expect((await put('acme:other', ROLE, isNew, token)).status).toBe(403);
  expect((await edge.get('/v1/roles/none')).body.type).toBe('/docs/errors#unknown-role');
});

test('a search finds roles by the beginnings of words in title, code and reported titles, custom ones too', async () => {
  await put('acme:ux', { ...ROLE, title: 'Expérience designer', reportedTitles: ['Research lead'] }, isNew);
  const find = async (q: string) =>
    (await edge.get(`/v1/roles?limit=200&q=${encodeURIComponent(q)}`)).body.data.map(
      ({ code }: { code: string }) => code,
    );
  expect(await find('data scien')).toContain('15-2051.00');
  expect(await find('SCIENTISTS data')).toEqual(await find('data scientists'));
  expect(await find('15-2051')).toContain('15-2051.00');
  expect(await find('experience')).toEqual(['acme:ux']);
  expect(await find('research lead')).toContain('acme:ux');
  expect(await find('xperience')).toEqual([]);
  const first = (await edge.get('/v1/roles?limit=2&q=manager')).body;
  const second = (await edge.get(`/v1/roles?limit=2&q=manager&cursor=${first.nextCursor}`)).body;
  expect([...first.data, ...second.data].map(({ code }: { code: string }) => code)).toEqual(
    (await find('manager')).slice(0, 4),
  );
});
