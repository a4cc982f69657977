import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer as createTlsServer } from 'node:https';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterEach, expect, test } from 'vitest';
import { startReceiver, type Receiver } from '../../../test/support/webhook-receiver.ts';
import { createPost, type PostOptions } from './post.ts';

const stops: (() => unknown)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

async function receiver(...respond: Parameters<typeof startReceiver>): Promise<Receiver> {
  const started = await startReceiver(...respond);
  stops.push(started.stop);
  return started;
}

function send(url: string, options: Partial<PostOptions> = {}) {
  const post = createPost({ timeoutMs: 10_000, allowsPrivate: true, ...options });
  stops.push(post.close);
  return post.send({ url, headers: {}, body: '{"type":"t","data":{}}' }, new AbortController().signal);
}

/** Names resolve as given, the first answer first and then the second. */
const resolvesTo = (...answers: string[][]) => {
  let asked = 0;
  return async () => {
    const addresses = answers[Math.min(asked, answers.length - 1)]!;
    asked += 1;
    return addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  };
};

test.each([
  ['http://127.0.0.1:PORT/'],
  ['http://localhost:PORT/'],
  ['https://127.0.0.1:PORT/'],
  ['https://2130706433:PORT/'],
  ['https://0x7f.1:PORT/'],
  ['https://0177.0.0.1:PORT/'],
  ['https://[::1]:PORT/'],
  ['https://[::ffff:127.0.0.1]:PORT/'],
  ['https://[64:ff9b::7f00:1]:PORT/'],
  ['https://169.254.169.254/latest/meta-data'],
  ['https://[fe80::1]/'],
  ['https://[fd00::1]/'],
])('%s is not called', async (url) => {
  const { url: real, received } = await receiver();
  const found = await send(url.replace('PORT', new URL(real).port), { allowsPrivate: false });
  expect(found).toMatchObject({ status: null, problem: expect.stringContaining('private') });
  expect(received).toEqual([]);
});

test.each([
  [['127.0.0.1']],
  [['8.8.8.8', '127.0.0.1']],
  [['::ffff:127.0.0.1']],
  [['169.254.169.254']],
  [['fd00::1']],
  [['64:ff9b::a00:1']],
])('a name that resolves to %j is not called', async (addresses) => {
  const found = await send('https://receiver.test/', {
    allowsPrivate: false,
    resolve: resolvesTo(addresses),
  });
  expect(found).toMatchObject({ status: null, problem: expect.stringContaining('private') });
});

test('the address that was checked is the one that is connected to, whatever the name resolves to later', async () => {
  const { url, received } = await receiver();
  const { port } = new URL(url);
  let asked = 0;
  const resolve = async () => {
    asked += 1;
    return [{ address: asked === 1 ? '127.0.0.1' : '10.0.0.1', family: 4 }];
  };
  const found = await send(`http://rebinding.localhost:${port}/`, { resolve });
  expect({ status: found.status, asked, received: received.length }).toEqual({
    status: 204,
    asked: 1,
    received: 1,
  });
});

test('without TLS only this machine is called, even where private addresses are allowed', async () => {
  const found = await send('http://receiver.test/', { resolve: resolvesTo(['10.0.0.1']) });
  expect(found).toMatchObject({ status: null, problem: expect.stringContaining('private') });
});

test('redirects are answers, and their target is not called', async () => {
  const target = await receiver();
  const { url } = await receiver((_, response) => response.writeHead(307, { location: target.url }).end());
  expect(await send(url)).toMatchObject({ status: 307, problem: 'redirects are not followed' });
  expect(target.received).toEqual([]);
});

test('of a huge answer only the beginning is read', async () => {
  let sent = 0;
  const { url } = await receiver((_, response) => {
    response.writeHead(200);
    const chunk = Buffer.alloc(64 * 1024, 'x');
    const more = () => {
      while (!response.destroyed && response.write(chunk)) sent += chunk.length;
      if (!response.destroyed) response.once('drain', more);
    };
    more();
  });
  const found = await send(url);
  expect(found).toMatchObject({ status: 200, answer: 'x'.repeat(1024) });
  expect(sent).toBeLessThan(64 * 1024 * 1024);
});

test('a receiver that answers late or never is given up in time; a status that came counts', async () => {
  const silent = await receiver(() => undefined);
  expect(await send(silent.url, { timeoutMs: 300 })).toMatchObject({
    status: null,
    problem: 'no answer in time',
  });
  const half = await receiver((_, response) => response.writeHead(200).write('so far'));
  expect(await send(half.url, { timeoutMs: 300 })).toMatchObject({ status: 200, answer: 'so far' });
});

test('answers that are not HTTP, and receivers that are not there, are problems', async () => {
  const talking: Server = createServer((socket) => void socket.end('hello\r\n\r\n'));
  talking.listen(0, '127.0.0.1');
  await once(talking, 'listening');
  stops.push(() => talking.close());
  const { port } = talking.address() as AddressInfo;
  expect(await send(`http://127.0.0.1:${port}/`)).toMatchObject({
    status: null,
    problem: 'HPE_INVALID_CONSTANT',
  });
  const { url, stop } = await startReceiver();
  await stop();
  expect(await send(url)).toMatchObject({ status: null, problem: 'the connection was refused' });
});

test('by TLS a message is delivered only if the certificate is trusted and of the name in the URL', async () => {
  const pem = (name: string) =>
    readFileSync(new URL(`../../../test/support/tls/${name}`, import.meta.url), 'utf8');
  const server = createTlsServer({ cert: pem('localhost.pem'), key: pem('localhost.key') }, (_, response) =>
    response.writeHead(204).end(),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  stops.push(() => server.close());
  const { port } = server.address() as AddressInfo;
  const [here, there] = ['localhost', 'receiver.test'].map((name) => `https://${name}:${port}/`);
  const options = { resolve: resolvesTo(['127.0.0.1']) };
  expect(await send(here!, options)).toMatchObject({
    status: null,
    problem: 'DEPTH_ZERO_SELF_SIGNED_CERT',
  });
  const before = getCACertificates('default');
  stops.push(() => setDefaultCACertificates(before));
  setDefaultCACertificates([...before, pem('localhost.pem')]);
  expect(await send(here!, options)).toMatchObject({ status: 204 });
  expect(await send(there!, options)).toMatchObject({
    status: null,
    problem: 'ERR_TLS_CERT_ALTNAME_INVALID',
  });
});

test('a kept connection that the receiver closed costs no attempt', async () => {
  const { url, received, respond } = await receiver();
  const post = createPost({ timeoutMs: 10_000, allowsPrivate: true });
  stops.push(post.close);
  const signal = new AbortController().signal;
  const sent = { url, headers: {}, body: '{"type":"t","data":{}}' };
  expect((await post.send(sent, signal)).status).toBe(204);
  let cut = 0;
  respond((_, response) => {
    cut += 1;
    if (cut === 1) response.socket?.resetAndDestroy();
    else response.writeHead(204).end();
  });
  expect((await post.send(sent, signal)).status).toBe(204);
  expect(received).toHaveLength(3);
});
