import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEdge, type Edge } from '../../../test/http/support/edge.ts';
import type { Json } from '../../../test/http/support/json.ts';

let edge: Edge;
beforeAll(async () => {
  edge = await startEdge();
});
afterAll(() => edge.stop());

async function call(method: string, path: string, body?: unknown, token?: string) {
  const headers: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
  const response = await edge.request(path, { method, token, headers, body: JSON.stringify(body) });
  const answer = response.status === 204 ? null : ((await response.json()) as Json);
  return { status: response.status, body: answer };
}

const create = (body: unknown, token?: string) => call('POST', '/v1/keys', body, token);

async function listed(id: string): Promise<Json> {
  return (await call('GET', '/v1/keys')).body.data.find((key: Json) => key.id === id);
}

test('a created key works, its secret is answered once and never listed', async () => {
  const made = await create({ name: 'acme', scopes: ['read'], prefix: 'acme:', limits: { streams: 3 } });
  expect(made).toMatchObject({
    status: 201,
    body: {
      name: 'acme',
      scopes: ['read'],
      prefix: 'acme:',
      limits: { streams: 3 },
      expiresAt: null,
      revokedAt: null,
    },
  });
  const { id, secret } = made.body;
  expect((await call('GET', '/v1/learners', undefined, secret)).status).toBe(200);
  const list = await call('GET', '/v1/keys');
  expect(list.body.defaultLimits).toMatchObject({ streams: 5000 });
  expect(await listed(id)).toMatchObject({ name: 'acme', own: false });
  expect(list.body.data.filter(({ own }: Json) => own)).toHaveLength(1);
  expect(JSON.stringify(list.body)).not.toContain(secret);
});

test.each([
  ['without a scope', { name: 'a', scopes: [] }, '/scopes'],
  ['with an unknown scope', { name: 'a', scopes: ['all'] }, '/scopes/0'],
  ['with a prefix that no id has', { name: 'a', scopes: ['read'], prefix: 'a b' }, '/prefix'],
  ['with an unknown limit', { name: 'a', scopes: ['read'], limits: { days: 1 } }, '/limits'],
])('a key %s is refused', async (_name, body, pointer) => {
  const refused = await create(body);
  expect([refused.status, refused.body.errors[0].pointer]).toEqual([422, pointer]);
});

test('a key gets no scope that its creator lacks, and a key with a prefix creates none', async () => {
  const admin = await edge.keyOf(['admin']);
  expect((await create({ name: 'a', scopes: ['read'] }, admin)).status).toBe(403);
  expect((await create({ name: 'a', scopes: ['admin'] }, admin)).status).toBe(201);
  const limited = await edge.keyOf(['admin'], 'acme:');
  expect((await create({ name: 'a', scopes: ['admin'] }, limited)).status).toBe(403);
  expect((await call('GET', '/v1/keys', undefined, limited)).status).toBe(403);
  expect((await call('GET', '/v1/keys', undefined, await edge.keyOf(['read']))).status).toBe(403);
});

test('limits are changed one by one, and null restores the default', async () => {
  const { id } = (await create({ name: 'b', scopes: ['ingest'], limits: { streams: 3, waiting: 2 } })).body;
  const changed = await call('PUT', `/v1/keys/${id}/limits`, { streams: null, completions: 9 });
  expect([changed.status, changed.body.limits]).toEqual([200, { waiting: 2, completions: 9 }]);
  expect((await call('PUT', `/v1/keys/${id}/limits`, { waiting: 0 })).status).toBe(422);
  expect((await call('PUT', '/v1/keys/none/limits', { waiting: 1 })).body.type).toBe(
    '/docs/errors#unknown-key',
  );
});

test('revoking a key ends its sessions at once, and the key is not there a second time', async () => {
  const { id, secret } = (await create({ name: 'c', scopes: ['read'] })).body;
  const page = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' };
  const signIn = { method: 'POST', headers: page, body: JSON.stringify({ token: secret }) };
  const session = await edge.app.request('/session', signIn);
  const cookie = (session.headers.get('set-cookie') ?? '').split(';')[0] as string;
  const read = () => edge.app.request('/session', { headers: { cookie } });
  expect((await read()).status).toBe(200);
  expect((await call('DELETE', `/v1/keys/${id}`)).status).toBe(204);
  expect((await read()).status).toBe(401);
  expect((await listed(id)).revokedAt).not.toBe(null);
  expect((await call('DELETE', `/v1/keys/${id}`)).status).toBe(404);
  expect((await call('PUT', `/v1/keys/${id}/limits`, {})).status).toBe(404);
});
