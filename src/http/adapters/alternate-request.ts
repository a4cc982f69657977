import type { MiddlewareHandler } from 'hono';
import type { App, Environment } from '../environment.ts';
import { BATCH_BYTES } from '../intake/content.ts';
import { mediaTypeOf } from '../intake/media-type.ts';
import { readBody } from '../intake/read-json.ts';
import { ProblemError } from '../problems/problem.ts';

const FORM = 'application/x-www-form-urlencoded';
const METHODS = ['GET', 'HEAD', 'PUT', 'POST', 'DELETE'];
/** Fields of the form that are headers of the request in it; all others but `content` are parameters. */
const HEADERS = new Set([
  'authorization',
  'x-experience-api-version',
  'content-type',
  'content-length',
  'if-match',
  'if-none-match',
  'accept',
  'accept-language',
]);
/** Headers of the form itself, which say nothing about the request in it. Cookies have no place in a form. */
const OF_FORM = ['content-type', 'content-length', 'transfer-encoding', 'expect', 'cookie'];

const invalid = (pointer: string, detail: string) =>
  new ProblemError('invalid-parameter', { errors: [{ pointer, detail }] });

/** The request that a form contains. */
async function requestIn(outer: Request, method: string): Promise<Request> {
  if (!METHODS.includes(method)) throw invalid('/method', `must be one of ${METHODS.join(', ')}`);
  if (mediaTypeOf(outer.headers) !== FORM)
    throw new ProblemError('unsupported-media-type', {
      detail: `Send a request with \`method\` as ${FORM}.`,
    });
  const form = new URLSearchParams(Buffer.from(await readBody(outer, BATCH_BYTES)).toString('utf8'));
  const url = new URL(outer.url);
  if ([...url.searchParams.keys()].some((name) => name !== 'method'))
    throw invalid('/method', 'must be the only parameter in the URL: send the others in the form');
  url.search = '';
  const headers = new Headers(outer.headers);
  for (const name of OF_FORM) headers.delete(name);
  const content = form.get('content');
  if (content !== null) headers.set('content-type', 'application/json');
  for (const [name, value] of form) {
    if (!HEADERS.has(name.toLowerCase())) {
      if (name !== 'content') url.searchParams.append(name, value);
    } else if (/^[\t -~]*$/.test(value)) headers.set(name, value);
    else throw invalid(`/${name}`, 'cannot be a header');
  }
  headers.delete('content-length');
  const body = content === null || method === 'GET' || method === 'HEAD' ? null : content;
  return new Request(url, { method, headers, body });
}

/**
 * Answers the alternate request syntax of xAPI 1.0.3 (part 3, 1.3), by which content in browsers sends any request as a
 * form: a POST with `method` in its URL, and headers, parameters and content as fields.
 */
export function alternateRequests(app: App): MiddlewareHandler<Environment> {
  return async (c, next) => {
    const method = c.req.query('method');
    if (c.req.method !== 'POST' || method === undefined) return next();
    return app.fetch(await requestIn(c.req.raw, method), c.env);
  };
}
