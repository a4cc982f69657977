import createClient, { type Client } from 'openapi-fetch';
import { authorized, type Token } from './authorize.ts';
import { listRows, type ListParams, type ListPath, type Row } from './list.ts';
import { problemIn } from './problem.ts';
import { PASSING, withRetries } from './retry.ts';
import type { paths } from './schema.ts';
import { createSender, type NewEvent, type SendOptions, type SendResult } from './send.ts';
import { followStream, type StreamMessage, type StreamOptions } from './stream.ts';

export type TouchstoneOptions = {
  /** Address of the server, such as `https://touchstone.example`. */
  url: string;
  /** API key or person token, or what fetches one; without it the session's cookie counts. */
  token?: Token | undefined;
  /** `source` of the events that name none. */
  source?: string | undefined;
  /** How long a request is repeated that meets an overload, an outage or a broken connection; five minutes by default. */
  retryForMs?: number | undefined;
  /** Replaces `fetch`, for tests and proxies. */
  fetch?: ((request: Request) => Promise<Response>) | undefined;
};

export type Touchstone = {
  /** Every call of the API, with its types: `await api.GET('/v1/learners/{id}', { params: { path: { id } } })`. A refusal throws a `Problem`. */
  api: Client<paths>;
  /** Sends events, in batches, until each is stored once. The results are in the order of the events. */
  send(events: NewEvent | readonly NewEvent[], options?: SendOptions): Promise<SendResult[]>;
  /** What happens, as it happens. */
  stream(options?: StreamOptions): AsyncGenerator<StreamMessage, void>;
  /** Every row of a list: `for await (const entry of list('/v1/learners/{id}/ledger', { path: { id } }))`. */
  list<Path extends ListPath>(path: Path, params: ListParams<Path>): AsyncGenerator<Row<Path>, void>;
};

/** A client of one server. It opens no connection before it is used. */
export function createTouchstone({
  url,
  token,
  source = 'touchstone-client',
  retryForMs = 300_000,
  fetch = (request) => globalThis.fetch(request),
}: TouchstoneOptions): Touchstone {
  const baseUrl = new URL(url).href.replace(/\/+$/, '');
  const call = authorized(token, fetch);
  // A read changes nothing, so it is repeated like events are, also when its answer was cut off.
  const reading = (request: Request) =>
    withRetries(
      async () => {
        const response = await call(request);
        if (PASSING.has(response.status)) throw await problemIn(response);
        return response.body ? new Response(await response.arrayBuffer(), response) : response;
      },
      { signal: request.signal, retryForMs },
    );
  const api = createClient<paths>({
    baseUrl,
    fetch: (request) => (request.method === 'GET' ? reading(request) : call(request)),
  });
  api.use({
    async onResponse({ response }) {
      if (response.status >= 400) throw await problemIn(response);
    },
  });
  const untyped = api as unknown as {
    GET: (path: string, init: { params: object }) => Promise<{ data?: unknown }>;
  };
  return {
    api,
    send: createSender({
      source,
      retryForMs,
      post: (body, headers, signal) =>
        call(new Request(`${baseUrl}/v1/events`, { method: 'POST', body, headers, signal: signal ?? null })),
    }),
    stream: (options = {}) =>
      followStream(
        (path, headers, signal) => call(new Request(baseUrl + path, { headers, signal, cache: 'no-store' })),
        options,
      ),
    list: (path, params) =>
      listRows(
        (path, params) => withRetries(async () => (await untyped.GET(path, { params })).data, { retryForMs }),
        path,
        params,
      ),
  };
}
