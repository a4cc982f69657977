import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The parts of a chat request that tests check. */
export type ChatRequest = {
  model: string;
  messages: { role: string; content: string }[];
  response_format?: { type: string };
  max_tokens?: number;
  temperature?: number;
};

/** Answers one request; `call` counts from 0. */
export type Answer = (request: ChatRequest, response: ServerResponse, call: number) => void;

async function bodyOf(request: IncomingMessage): Promise<ChatRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString('utf8')) as ChatRequest;
}

/** Sends a completion with this text. */
export function complete(response: ServerResponse, content: string): void {
  const choice = { index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' };
  const usage = { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 };
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ id: '1', model: 'm', choices: [choice], usage }));
}

/** Sends an error in the format of OpenAI's API. */
export function fail(response: ServerResponse, status: number, error: object = { message: 'no' }): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ error }));
}

/** A model server on loopback that answers as the test decides and records its requests. */
export async function startModelServer(answer: Answer) {
  const requests: ChatRequest[] = [];
  const headers: IncomingHttpHeaders[] = [];
  const server = createServer((request, response) => {
    // Asked for its models, by which a server is looked at without a call.
    if (request.method === 'GET') response.end('{"data":[]}');
    else
      void bodyOf(request).then((body) => {
        requests.push(body);
        headers.push(request.headers);
        answer(body, response, requests.length - 1);
      });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    headers,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}
