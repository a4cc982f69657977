import { afterAll, beforeAll, expect, test } from 'vitest';
import { cloudEvent } from '../../../test/http/support/cloud-event.ts';
import { startEdge, type Edge } from '../../../test/http/support/edge.ts';
import type { Json } from '../../../test/http/support/json.ts';

let edge: Edge;
beforeAll(async () => {
  edge = await startEdge();
});
afterAll(() => edge.stop());

async function put(body: unknown, headers: Record<string, string>, token?: string) {
  const response = await edge.request('/v1/policy', {
    method: 'PUT',
    token,
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  });
  return {
    status: response.status,
    etag: response.headers.get('etag'),
    body: (await response.json()) as Json,
  };
}

test('replacing the policy needs the ETag of the active version', async () => {
  const read = await edge.get('/v1/policy');
  const etag = read.headers.get('etag') as string;
  expect((await edge.request('/v1/policy', { headers: { 'if-none-match': etag } })).status).toBe(304);
  const own = { touchpoint: 'code review', base: 30, path: 'heavy' };
  const next = { ...read.body, types: { ...read.body.types, 'com.acme.code_review.completed': own } };

  expect((await put(next, {})).status).toBe(428);
  expect((await put(next, { 'if-match': '"other"' })).status).toBe(412);
  expect((await put(next, { 'if-match': `W/${etag}` })).status).toBe(412);
  const written = await put(next, { 'if-match': etag });
  expect([written.status, written.body.version]).toEqual([200, read.body.version + 1]);
  expect((await put(next, { 'if-match': etag })).body.type).toBe('/docs/errors#version-conflict');
  expect((await edge.get('/v1/policy')).headers.get('etag')).toBe(written.etag);

  const event = await edge.post(cloudEvent({ type: 'com.acme.code_review.completed', data: {} }));
  expect(event.status).toBe(202);
});

test('an invalid policy is rejected with pointers', async () => {
  const { body, headers } = await edge.get('/v1/policy');
  const etag = { 'if-match': headers.get('etag') as string };
  const broken = await put(
    { ...body, ladder: 'rope', types: { 'a.b': { touchpoint: 'x', base: -1, path: 'cheap' } } },
    etag,
  );
  expect([broken.status, broken.body.type]).toEqual([422, '/docs/errors#invalid-policy']);
  expect(broken.body.errors.map(({ pointer }: Json) => pointer)).toEqual(
    expect.arrayContaining(['/ladder', '/types/a.b/base']),
  );
  const types = { ...body.types, ['__proto__']: { touchpoint: 'x', base: 1, path: 'cheap' } };
  const { status, body: unnamed } = await put({ ...body, types }, etag);
  expect([status, unnamed.errors?.[0]?.pointer]).toEqual([422, '/types/__proto__']);
  expect((await put('x', { ...etag, 'content-type': 'text/plain' })).status).toBe(415);
});

test('a JSON Schema that cannot be used is rejected with a pointer into it', async () => {
  const { body, headers } = await edge.get('/v1/policy');
  const etag = { 'if-match': headers.get('etag') as string };
  const type = 'com.acme.code_review.completed';
  const own = { touchpoint: 'code review', base: 30, path: 'cheap' };
  const pointerOf = async (schema: unknown) => {
    const types = { ...body.types, [type]: { ...own, schema } };
    const { status, body: problem } = await put({ ...body, types }, etag);
    return [status, problem.errors?.[0]?.pointer];
  };
  const at = `/types/${type}/schema`;
  expect(await pointerOf({ properties: { 'a/b': { pattern: '(?=x)' } } })).toEqual([
    422,
    `${at}/properties/a~1b/pattern`,
  ]);
  expect(await pointerOf({ $ref: 'https://a.example/b' })).toEqual([422, `${at}/$ref`]);
  expect(await pointerOf(JSON.parse('{"__proto__":{"x":1}}'))).toEqual([422, `${at}/__proto__`]);
  expect(await pointerOf([])).toEqual([422, at]);
  const schema = { properties: { grade: { pattern: '^(a+)+$' } } };
  const types = { ...body.types, [type]: { ...own, schema } };
  expect((await put({ ...body, types }, etag)).status).toBe(200);
  const event = await edge.post(cloudEvent({ type, data: { grade: `${'a'.repeat(50_000)}b` } }));
  expect([event.status, event.body.errors?.[0]?.pointer]).toEqual([422, '/data/grade']);
});

test('writing the policy needs the scope admin and no prefix', async () => {
  expect((await put({}, {}, await edge.keyOf(['read', 'ingest', 'review']))).status).toBe(403);
  expect((await put({}, {}, await edge.keyOf(['admin'], 'acme:'))).status).toBe(403);
});
