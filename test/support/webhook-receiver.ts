import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A request as it arrived. */
export type Received = {
  id: string;
  headers: IncomingHttpHeaders;
  text: string;
  type: string;
  data: Record<string, unknown> & { learner?: string; version?: number };
};

type Respond = (request: Received, response: ServerResponse) => unknown;

/** A receiver of webhooks on this machine, which answers 204 until it is told otherwise. */
export async function startReceiver(respond: Respond = (_, response) => response.writeHead(204).end()) {
  const received: Received[] = [];
  let answer = respond;
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const { type, data } = JSON.parse(body) as Pick<Received, 'type' | 'data'>;
    const one = {
      id: String(request.headers['webhook-id']),
      headers: request.headers,
      text: body,
      type,
      data,
    };
    received.push(one);
    answer(one, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hook`,
    received,
    respond: (next: Respond) => void (answer = next),
    async stop(): Promise<void> {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

export type Receiver = Awaited<ReturnType<typeof startReceiver>>;
