import { createAdaptorServer } from '@hono/node-server';
import type { Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cloudEvent } from '../../test/http/support/cloud-event.ts';
import { startEdge, type Edge } from '../../test/http/support/edge.ts';
import { until } from '../../test/support/until.ts';
import { continueOnRead } from './expect-continue.ts';

let edge: Edge;
let server: Server;
let token: string;
beforeAll(async () => {
  edge = await startEdge();
  token = await edge.keyOf(['ingest']);
  server = createAdaptorServer({ fetch: edge.app.fetch }) as Server;
  continueOnRead(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await edge.stop();
});

/** A connection that shows what it received so far. */
function open() {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  let received = '';
  let ended = false;
  socket.setEncoding('utf8').on('data', (text: string) => (received += text));
  socket.on('close', () => (ended = true)).on('error', () => undefined);
  return {
    socket,
    received: () => received,
    ended: () => ended,
    statuses: () => [...received.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status)),
    /** Sends the head of a post that has a body of `length` bytes. */
    head(length: number, headers: Record<string, string> = {}) {
      const all = {
        host: 'localhost',
        authorization: `Bearer ${token}`,
        'content-type': 'application/cloudevents+json',
        'content-length': String(length),
        expect: '100-continue',
        ...headers,
      };
      const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
      socket.write(`POST /v1/events HTTP/1.1\r\n${lines.join('')}\r\n`);
    },
  };
}

const REFUSED: [string, number, Record<string, string>, number][] = [
  ['a wrong token', 20, { authorization: 'Bearer ts_000000000000_wrong' }, 401],
  ['no token', 20, { authorization: '' }, 401],
  ['a body that is too large', 5 * 1024 * 1024, {}, 413],
  ['a compressed body', 20, { 'content-encoding': 'gzip' }, 415],
  ['a wrong content type', 20, { 'content-type': 'text/plain' }, 415],
  ['another expectation', 20, { expect: 'a-miracle' }, 417],
];

test.each(REFUSED)('%s is refused before the body is sent', async (_name, length, headers, status) => {
  const client = open();
  client.head(length, headers);
  await until(() => client.ended());
  expect(client.statuses()).toEqual([status]);
  expect(client.received()).toContain('application/problem+json');
});

test('the body is asked for once the request was checked, and the connection is used again', async () => {
  const client = open();
  for (const round of [1, 2]) {
    const body = JSON.stringify(cloudEvent());
    client.head(Buffer.byteLength(body));
    await until(() => client.statuses().length === 2 * round - 1);
    expect(client.statuses().at(-1)).toBe(100);
    client.socket.write(body);
    await until(() => client.statuses().length === 2 * round);
    expect(client.statuses().at(-1)).toBe(202);
  }
  client.socket.destroy();
});

test('a client that does not wait is answered like one that does', async () => {
  const client = open();
  const body = JSON.stringify(cloudEvent());
  client.head(Buffer.byteLength(body));
  client.socket.write(body);
  await until(() => client.statuses().includes(202));
  client.socket.destroy();
});

test('a body that ends early stores nothing', async () => {
  const before = await edge.stored();
  const client = open();
  client.head(200);
  await until(() => client.statuses().length === 1);
  client.socket.end('{"specversion":"1.0"');
  await until(() => client.ended());
  expect(client.statuses()).not.toContain(202);
  expect(await edge.stored()).toEqual(before);
});
