import { csrfToken } from './client.ts';
import { problemOf, Problem } from './problem.ts';

/** A versioned document, and the tag of the version that was read. */
export type Tagged = { body: Record<string, unknown>; etag: string };

async function ask(path: string, init: RequestInit): Promise<Tagged> {
  const response = await fetch(path, { ...init, cache: 'no-store' }).catch((cause: Error) => {
    throw new Problem(0, { detail: cause.message });
  });
  const body = (await response.json()) as Record<string, unknown>;
  if (!response.ok) throw problemOf(response.status, body);
  return { body, etag: response.headers.get('etag') ?? '' };
}

export const readTagged = (path: string): Promise<Tagged> => ask(path, {});

/** Replaces the version with this tag; refused with status 412 if another one came first. */
export function writeTagged(path: string, body: unknown, etag: string): Promise<Tagged> {
  const headers = { 'content-type': 'application/json', 'if-match': etag, 'x-csrf-token': csrfToken() };
  return ask(path, { method: 'PUT', headers, body: JSON.stringify(body) });
}
