import createClient from 'openapi-fetch';
import { problemOf, Problem } from './problem.ts';
import type { components, paths } from '../../../sdk/src/schema.ts';

export type Schemas = components['schemas'];

let csrf = '';

/** Sets the token that proves to the server that a write comes from this page. */
export function setCsrfToken(token: string): void {
  csrf = token;
}

export const csrfToken = (): string => csrf;

/** The API with the types of openapi.json. The session's cookie authenticates. */
export const api = createClient<paths>({ baseUrl: '/', credentials: 'same-origin' });

api.use({
  onRequest({ request }) {
    if (request.method !== 'GET' && request.method !== 'HEAD') request.headers.set('x-csrf-token', csrf);
    return request;
  },
});

/** The body of an answer. Throws a `Problem` for a refusal and for a server that cannot be reached. */
export async function answerOf<Data>(
  call: Promise<{ data?: Data; error?: unknown; response: Response }>,
): Promise<Data> {
  const { data, error, response } = await call.catch((cause: Error) => {
    throw new Problem(0, { detail: cause.message });
  });
  if (!response.ok) throw problemOf(response.status, error);
  return data as Data;
}

/** A call with a body or headers of its own, such as those of the session. */
export async function send<Data>(
  method: string,
  path: string,
  body?: unknown,
  given: Record<string, string> = {},
): Promise<Data> {
  const headers = {
    'x-csrf-token': csrf,
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...given,
  };
  const response = await fetch(path, { method, headers, body: JSON.stringify(body) }).catch(
    (cause: Error) => {
      throw new Problem(0, { detail: cause.message });
    },
  );
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  const answer: unknown = isJson && text !== '' ? JSON.parse(text) : undefined;
  if (!response.ok) throw problemOf(response.status, answer);
  return answer as Data;
}
