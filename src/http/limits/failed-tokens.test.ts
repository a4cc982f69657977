import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEdge, type Edge } from '../../../test/http/support/edge.ts';
import type { RequestContext } from '../environment.ts';
import { clientAddress } from './client-address.ts';

let edge: Edge;
beforeAll(async () => {
  edge = await startEdge({ trustedProxies: 1, now: () => new Date(1_800_000_000_000) });
});
afterAll(() => edge.stop());

async function ask(token: string | null, forwarded: string) {
  const headers = { 'x-forwarded-for': forwarded, ...(token && { authorization: `Bearer ${token}` }) };
  const socket = { incoming: { socket: { remoteAddress: '127.0.0.1' } } };
  return edge.app.request('/v1/policy', { headers }, socket);
}
const times = async (count: number, token: string | null, forwarded: string) => {
  const statuses = new Set<number>();
  for (let number = 0; number < count; number += 1) statuses.add((await ask(token, forwarded)).status);
  return [...statuses];
};

test('an address that sends too many invalid tokens gets 429, and valid tokens from it keep working', async () => {
  const valid = await edge.keyOf(['read']);
  expect(await times(100, 'ts_none', '192.0.2.1')).toEqual([401]);
  const refused = await ask('ts_none', '203.0.113.9, 192.0.2.1');
  expect([refused.status, await refused.json()]).toEqual([
    429,
    expect.objectContaining({ type: '/docs/errors#rate-limited', status: 429 }),
  ]);
  expect(refused.headers.get('retry-after')).toBe('1');
  expect(refused.headers.get('ratelimit')).toBe('"failed-tokens";r=0;t=1');
  expect((await ask(valid, '192.0.2.1')).status).toBe(200);
  expect((await ask('ts_none', '192.0.2.2')).status).toBe(401);
});

test('requests without a token are not counted', async () => {
  expect(await times(120, null, '192.0.2.3')).toEqual([401]);
});

test.each([
  // proxies, X-Forwarded-For, socket, address
  [0, '192.0.2.1', '127.0.0.1', '127.0.0.1'],
  [0, undefined, '::ffff:192.0.2.7', '192.0.2.7'],
  [0, undefined, '2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  [0, undefined, '2001:DB8::1', '2001:db8:0:0::/64'],
  [0, undefined, '::1', '0:0:0:0::/64'],
  [0, undefined, undefined, undefined],
  [1, '192.0.2.1', '127.0.0.1', '192.0.2.1'],
  [1, '198.51.100.1, 192.0.2.1', '127.0.0.1', '192.0.2.1'],
  [2, '198.51.100.1, 192.0.2.1, 10.0.0.1', '127.0.0.1', '192.0.2.1'],
  [2, '192.0.2.1', '127.0.0.1', '192.0.2.1'],
  [1, '192.0.2.1:5000', '127.0.0.1', '192.0.2.1'],
  [1, '[2001:db8::1]:5000', '127.0.0.1', '2001:db8:0:0::/64'],
  [1, 'unknown', '127.0.0.1', '127.0.0.1'],
  [1, undefined, '127.0.0.1', '127.0.0.1'],
] as const)('behind %i proxies, %s over %s is %s', (proxies, forwarded, remoteAddress, address) => {
  const c = { env: { incoming: { socket: { remoteAddress } } }, req: { header: () => forwarded } };
  expect(clientAddress(c as unknown as RequestContext, proxies)).toBe(address);
});
