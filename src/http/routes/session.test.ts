import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEdge, type Edge } from '../../../test/http/support/edge.ts';
import type { Json } from '../../../test/http/support/json.ts';

let edge: Edge;
let key: string;
beforeAll(async () => {
  edge = await startEdge();
  key = await edge.keyOf(['ingest', 'read']);
});
afterAll(() => edge.stop());

const PAGE = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' };

const signIn = (body: unknown, headers: Record<string, string> = PAGE) =>
  edge.app.request('/session', { method: 'POST', headers, body: JSON.stringify(body) });

const cookieOf = (answer: Response) => (answer.headers.get('set-cookie') ?? '').split(';')[0] as string;

async function session(): Promise<{ cookie: string; csrf: string; body: Json }> {
  const answer = await signIn({ token: key });
  const body = (await answer.json()) as Json;
  return { cookie: cookieOf(answer), csrf: body.csrf, body };
}

test('a key is exchanged for a cookie that reads what the key reads', async () => {
  const answer = await signIn({ token: key });
  expect(answer.status).toBe(201);
  expect(answer.headers.get('set-cookie')).toMatch(
    /^touchstone_session=[\w-]+; Max-Age=43[12]\d\d; Path=\/; HttpOnly; SameSite=Lax$/,
  );
  const headers = { cookie: cookieOf(answer) };
  expect((await edge.app.request('/v1/learners', { headers })).status).toBe(200);
  const read = (await (await edge.app.request('/session', { headers })).json()) as Json;
  expect(read).toMatchObject({
    person: {
      sub: 'test',
      actor: expect.stringMatching(/^key:/),
      kind: 'system',
      scopes: ['ingest', 'read'],
      groups: [],
    },
  });
  expect(JSON.stringify(read)).not.toContain(key);
});

test('the cookie is Secure behind TLS', async () => {
  const answer = await signIn({ token: key }, { ...PAGE, 'x-forwarded-proto': 'https' });
  expect(answer.headers.get('set-cookie')).toContain('Secure');
});

test('a write by cookie needs the token of the page, and a page of this server', async () => {
  const { cookie, csrf } = await session();
  const body = JSON.stringify({ groups: [] });
  const put = (headers: Record<string, string>) =>
    edge.app.request('/v1/learners/ada', { method: 'PUT', body, headers: { ...PAGE, cookie, ...headers } });
  expect((await put({})).status).toBe(403);
  expect((await put({ 'x-csrf-token': 'wrong' })).status).toBe(403);
  expect((await put({ 'x-csrf-token': csrf, 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  expect((await put({ 'x-csrf-token': csrf })).status).toBe(200);
});

test('another site cannot sign a browser in', async () => {
  expect((await signIn({ token: key }, { ...PAGE, 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  const origin = {
    'content-type': 'application/json',
    origin: 'https://elsewhere.example',
    host: 'here.example',
  };
  expect((await signIn({ token: key }, origin)).status).toBe(403);
});

test('signing out ends the session for everyone who has the cookie', async () => {
  const { cookie, csrf } = await session();
  const end = (headers: Record<string, string>) =>
    edge.app.request('/session', { method: 'DELETE', headers: { ...PAGE, cookie, ...headers } });
  expect((await end({})).status).toBe(403);
  const answer = await end({ 'x-csrf-token': csrf });
  expect([answer.status, answer.headers.get('set-cookie')]).toEqual([
    204,
    expect.stringContaining('Max-Age=0'),
  ]);
  expect((await edge.app.request('/session', { headers: { cookie } })).status).toBe(401);
  expect((await edge.app.request('/v1/learners', { headers: { cookie } })).status).toBe(401);
});

test('a code works once', async () => {
  const expiresAt = new Date(Date.now() + 60_000);
  const code = await edge.store.sessions.createCode({ token: key, holder: 'x', expiresAt });
  expect(
    (await edge.app.request('/session', { headers: { cookie: `touchstone_session=${code}` } })).status,
  ).toBe(401);
  expect((await signIn({ code })).status).toBe(201);
  expect((await signIn({ code })).status).toBe(401);
});

test('signing in again ends the session before', async () => {
  const { cookie } = await session();
  expect((await signIn({ token: 'wrong' }, { ...PAGE, cookie })).status).toBe(401);
  expect((await edge.app.request('/session', { headers: { cookie } })).status).toBe(200);
  expect((await signIn({ token: key }, { ...PAGE, cookie })).status).toBe(201);
  expect((await edge.app.request('/session', { headers: { cookie } })).status).toBe(401);
});

test('a session ends with its key', async () => {
  const { id, secret } = await edge.store.keys.create({
    name: 'short',
    scopes: ['read'],
    prefix: null,
    expiresAt: null,
  });
  await edge.store.keys.revoke(id);
  expect((await signIn({ token: secret })).status).toBe(401);
  const soon = new Date(Date.now() + 3_600_000);
  const short = await edge.keyOf(['read'], null, soon);
  const { expiresAt } = (await (await signIn({ token: short })).json()) as Json;
  expect(Date.parse(expiresAt)).toBe(soon.getTime());
});

test.each([{}, { token: '' }, { token: 'a', code: 'b' }, { token: 5 }, []])(
  'refuses %j with a pointer',
  async (body) => {
    const answer = await signIn(body);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([422, 'application/problem+json']);
  },
);

test('nothing stored signs anyone in', async () => {
  const { cookie } = await session();
  const { rows } = await edge.store.database.query('SELECT * FROM sessions');
  const secret = cookie.split('=')[1] as string;
  const stored = rows.flatMap((row) =>
    Object.values(row).map((value) => (Buffer.isBuffer(value) ? value.toString('latin1') : String(value))),
  );
  for (const text of stored) for (const hidden of [secret, key]) expect(text).not.toContain(hidden);
});
