import { createHash } from 'node:crypto';
import type { RequestContext } from '../environment.ts';
import type { ConsoleAsset } from './console-files.ts';

const GZIP = /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/;

/** Answers with a built file, compressed if the client takes that, or with 304 if it has it already. */
export function answerFile(
  c: RequestContext,
  { type, body, gzipped }: ConsoleAsset,
  cacheControl: string,
  more: Record<string, string> = {},
): Response {
  const takesGzip = GZIP.test(c.req.header('accept-encoding') ?? '');
  const sent = takesGzip ? gzipped : body;
  const etag = `"${createHash('sha256').update(sent).digest('base64url').slice(0, 22)}"`;
  const headers = {
    'content-type': type,
    'cache-control': cacheControl,
    vary: 'accept-encoding',
    etag,
    ...(takesGzip ? { 'content-encoding': 'gzip' } : {}),
    ...more,
  };
  return c.req.header('if-none-match') === etag ? c.body(null, 304, headers) : c.body(sent, 200, headers);
}
