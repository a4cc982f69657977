import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAuthenticator, createCallerOfToken } from './auth.ts';
import { startEdge, type Edge } from '../../../test/http/support/edge.ts';

let edge: Edge;
beforeAll(async () => {
  edge = await startEdge();
});
afterAll(() => edge.stop());

const statusWith = async (authorization: string | undefined) =>
  (await edge.app.request('/v1/learners', { headers: authorization === undefined ? {} : { authorization } }))
    .status;

test('a call needs a valid token', async () => {
  const secret = await edge.keyOf(['read']);
  const expired = await edge.keyOf(['read'], null, new Date(Date.now() - 1000));
  const table: [string | undefined, number][] = [
    [undefined, 401],
    ['', 401],
    ['Bearer', 401],
    [`Basic ${secret}`, 401],
    [`Bearer ${secret}x`, 401],
    [`Bearer ${expired}`, 401],
    [`Bearer ${secret} ${secret}`, 401],
    [`bearer  ${secret}`, 200],
    [`Bearer ${secret}`, 200],
  ];
  for (const [header, status] of table) expect([header, await statusWith(header)]).toEqual([header, status]);
});

test('a scope does not include another', async () => {
  const token = await edge.keyOf(['admin']);
  const { status, body } = await edge.get('/v1/learners', { token });
  expect([status, body.type]).toEqual([403, '/docs/errors#missing-scope']);
});

test('a valid key is cached for five seconds, but not past its expiry', async () => {
  let at = 1_000_000;
  let looks = 0;
  let elapsed = 1000;
  const key = {
    id: 'k',
    name: 'k',
    scopes: [],
    prefix: null,
    tenant: null,
    createdAt: 0,
    expiresAt: at + 7000,
    revokedAt: null,
    limits: {},
  };
  const authenticate = createAuthenticator(
    createCallerOfToken(
      async () => {
        looks += 1;
        return key;
      },
      { now: () => new Date(at), elapsedMs: () => elapsed },
    ),
  );
  const pass = (ms: number): void => {
    at += ms;
    elapsed += ms;
  };
  const ask = () => authenticate({ req: { header: () => 'Bearer secret' }, set: () => undefined } as never);
  await ask();
  // However far the clock is set back meanwhile.
  at -= 7_200_000;
  pass(4999);
  await ask();
  expect(looks).toBe(1);
  pass(1);
  await ask();
  expect(looks).toBe(2);
  at += 7_200_000;
  pass(2000);
  await expect(ask()).rejects.toThrow('unauthenticated');
});

test('a revoked key stops working within the cache time', async () => {
  const { id, secret } = await edge.store.keys.create({
    name: 'short',
    scopes: ['read'],
    prefix: null,
    expiresAt: null,
  });
  await edge.store.keys.revoke(id);
  expect(await statusWith(`Bearer ${secret}`)).toBe(401);
});
