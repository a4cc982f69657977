import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** What happens to one request on its way. */
export const FAULTS = [
  'none',
  'refuse connection',
  'cut request',
  'lose answer',
  'cut answer',
  'answer 429',
  'answer 503',
  'answer 502 after storing',
] as const;

export type Fault = (typeof FAULTS)[number];

/** A proxy that does what `next` says to each request. A number cuts the answer after so many bytes, as they come. */
export async function startFaultyProxy(target: string, next: (request: IncomingMessage) => Fault | number) {
  let served = 0;
  const server = createServer((incoming, outgoing) => {
    served += 1;
    void answer(incoming, outgoing, next(incoming)).catch(() => outgoing.destroy());
  });

  /** Forwards the request. A cut one is announced in full and ends in the middle. */
  async function forward(incoming: IncomingMessage, body: Buffer, cut = false): Promise<IncomingMessage> {
    const { method = 'GET', url = '/', headers } = incoming;
    const sent = request(target + url, { method, headers, agent: false });
    if (cut) {
      sent.on('error', () => undefined);
      sent.write(body.subarray(0, body.length / 2), () => sent.destroy());
      await once(sent, 'close');
      throw new Error('cut');
    }
    sent.end(body);
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    return response;
  }

  async function answer(incoming: IncomingMessage, outgoing: ServerResponse, fault: Fault | number) {
    if (fault === 'refuse connection') return outgoing.destroy();
    const body = await buffer(incoming);
    if (fault === 'answer 429' || fault === 'answer 503') {
      return outgoing.writeHead(Number(fault.slice(-3)), { 'retry-after': '0' }).end();
    }
    const response = await forward(incoming, body, fault === 'cut request');
    outgoing.once('close', () => response.destroy());
    if (typeof fault === 'number') return cutAfter(fault, response, outgoing);
    if (fault === 'none') return response.pipe(writeHead(outgoing, response));
    const whole = await buffer(response);
    if (fault === 'lose answer') return outgoing.destroy();
    if (fault === 'answer 502 after storing') return outgoing.writeHead(502).end('<html>Bad gateway</html>');
    return writeHead(outgoing, response).write(whole.subarray(0, whole.length / 2), () => outgoing.destroy());
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    served: () => served,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function writeHead(outgoing: ServerResponse, { statusCode = 500, headers }: IncomingMessage): ServerResponse {
  return outgoing.writeHead(statusCode, headers);
}

function cutAfter(bytes: number, response: IncomingMessage, outgoing: ServerResponse): void {
  let left = bytes;
  writeHead(outgoing, response).flushHeaders();
  response.on('data', (chunk: Buffer) => {
    outgoing.write(chunk.subarray(0, left));
    left -= chunk.length;
    if (left <= 0) response.destroy();
  });
  response.once('close', () => outgoing.destroy());
}
