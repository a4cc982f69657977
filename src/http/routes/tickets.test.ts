import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cloudEvent } from '../../../test/http/support/cloud-event.ts';
import { startEdge, type Edge } from '../../../test/http/support/edge.ts';
import { BELIEVED_MS } from '../auth/auth.ts';
import { TICKET_MS } from '../auth/stream-ticket.ts';

const PAGE = 'https://learn.example';
let edge: Edge;
let aheadMs = 0;
beforeAll(async () => {
  edge = await startEdge({
    now: () => new Date(Date.now() + aheadMs),
    corsOrigins: [PAGE],
    streamRecheckMs: 50,
  });
  for (const subject of ['acme:maya', 'other']) await edge.post(cloudEvent({ subject, time: undefined }));
});
afterAll(() => edge.stop());

async function ticketFor(learner: string | undefined, token?: string) {
  const response = await edge.request('/v1/streams/tickets', {
    method: 'POST',
    body: JSON.stringify({ learner }),
    headers: { 'content-type': 'application/json' },
    ...(token === undefined ? {} : { token }),
  });
  return { status: response.status, body: (await response.json()) as { url: string; ticket: string } };
}

/** Opens a stream as `EventSource` does: without any header. Returns its first message. */
async function first(url: string): Promise<{ status: number; text: string; ended(): Promise<string> }> {
  const response = await edge.app.request(url);
  const reader = response.body!.getReader();
  const decoder = new TextDecoder();
  const read = async () => decoder.decode((await reader.read()).value as Uint8Array | undefined);
  return {
    status: response.status,
    text: await read(),
    async ended() {
      let text = '';
      for (let part = await reader.read(); !part.done; part = await reader.read())
        text += decoder.decode(part.value as Uint8Array);
      return text;
    },
  };
}

describe('a ticket', () => {
  test.each([['acme:maya'], [undefined]])(
    'opens the stream of %s without a header, and again',
    async (learner) => {
      const { status, body } = await ticketFor(learner);
      expect(status).toBe(201);
      for (const _ of [1, 2])
        expect(await first(body.url)).toMatchObject({ status: 200, text: expect.stringContaining('id: ') });
    },
  );

  test('opens no other stream, and nothing else', async () => {
    const { body } = await ticketFor('acme:maya');
    const tried = ['/v1/stream', '/v1/learners/other/stream', '/v1/learners/acme:maya', '/v1/learners'];
    for (const path of tried)
      expect((await edge.app.request(`${path}?ticket=${body.ticket}`)).status).toBe(401);
  });

  test('is refused where its token may not read', async () => {
    const acme = await edge.keyOf(['read'], 'acme:');
    expect((await ticketFor('other', acme)).status).toBe(404);
    expect((await ticketFor('acme:maya', await edge.keyOf(['ingest']))).status).toBe(403);
    expect((await ticketFor('.')).status).toBe(422);
  });

  test('expires, and an open stream stays open', async () => {
    const { body } = await ticketFor('acme:maya');
    const stream = await first(body.url);
    aheadMs = TICKET_MS + 1000;
    expect((await first(body.url)).status).toBe(401);
    const ended = stream.ended();
    const after = await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 300, 'open'))]);
    aheadMs = 0;
    expect(after).toBe('open');
  });

  test('ends with its token', async () => {
    const key = await edge.store.keys.create({
      name: 'page',
      scopes: ['read'],
      prefix: null,
      expiresAt: null,
    });
    const { body } = await ticketFor('acme:maya', key.secret);
    const stream = await first(body.url);
    await edge.store.keys.revoke(key.id);
    aheadMs = BELIEVED_MS + 1000;
    expect(await stream.ended()).toContain('event: end');
    aheadMs = 0;
    expect((await first(body.url)).status).toBe(401);
  });
});

describe('a page of a named origin', () => {
  const asks = (origin: string, headers: Record<string, string> = {}) =>
    edge.app.request('/v1/learners/acme:maya', {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'GET', ...headers },
    });

  test('may ask and read answers and refusals', async () => {
    const preflight = await asks(PAGE, { 'access-control-request-headers': 'authorization,ce-id' });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe(PAGE);
    expect(preflight.headers.get('access-control-allow-headers')).toBe('authorization,ce-id');
    for (const token of [undefined, 'wrong']) {
      const init = { headers: { origin: PAGE }, ...(token ? { token } : {}) };
      const answer = await edge.request('/v1/learners/acme:maya', init);
      expect(answer.status).toBe(token ? 401 : 200);
      expect(answer.headers.get('access-control-allow-origin')).toBe(PAGE);
      expect(answer.headers.get('access-control-expose-headers')).toContain('ETag');
    }
  });

  test.each(['/v1/events', '/xapi/statements', '/caliper/v1p2'])('may send to %s', async (path) => {
    const headers = { origin: PAGE, 'access-control-request-method': 'POST' };
    const answer = await edge.app.request(path, { method: 'OPTIONS', headers });
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([204, PAGE]);
  });

  test('and of no other', async () => {
    expect((await asks('https://evil.example')).headers.get('access-control-allow-origin')).toBeNull();
    const answer = await edge.request('/v1/learners/other', { headers: { origin: 'https://evil.example' } });
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });
});
