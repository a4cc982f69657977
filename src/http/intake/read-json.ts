import { ProblemError } from '../problems/problem.ts';
import { hasRepeatedName } from './repeated-name.ts';
import { requirePlain } from './media-type.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });

function tooLarge(limit: number): ProblemError {
  return new ProblemError('too-large', { detail: `At most ${limit / 1024 / 1024} MiB are allowed.` });
}

function notJson(detail: string): ProblemError {
  return new ProblemError('not-json', { detail });
}

/** Reads a body of at most `limit` bytes and stops as soon as it exceeds them. */
async function readBytes(request: Request, limit: number): Promise<Uint8Array> {
  const stated = request.headers.get('content-length');
  if (Number(stated) > limit) throw tooLarge(limit);
  // Fast path: the server enforces the stated length.
  if (stated !== null) {
    const bytes = new Uint8Array(await request.arrayBuffer());
    if (bytes.length > limit) throw tooLarge(limit);
    return bytes;
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > limit) throw tooLarge(limit);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function decode(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw notJson('The body is not UTF-8.');
  }
}

/**
 * The JSON of a body and its size in bytes. Throws a problem if it is compressed, too large, not UTF-8, not JSON, or
 * names a field twice: parsers disagree about which of the two counts. `mayBeEmpty`: no body is the value undefined.
 */
export async function readJson(
  request: Request,
  limit: number,
  { mayBeEmpty = false } = {},
): Promise<{ value: unknown; bytes: number }> {
  const bytes = await readBody(request, limit);
  if (mayBeEmpty && bytes.length === 0) return { value: undefined, bytes: 0 };
  return { value: jsonIn(bytes), bytes: bytes.length };
}

/** The bytes of a body. Throws a problem if it is compressed, too large or incomplete. */
export async function readBody(request: Request, limit: number): Promise<Uint8Array> {
  requirePlain(request.headers);
  return readBytes(request, limit).catch((error: Error) => {
    throw error instanceof ProblemError ? error : notJson('The body ended before it was complete.');
  });
}

/** The JSON in bytes, or a problem. */
export function jsonIn(bytes: Uint8Array): unknown {
  const text = decode(bytes);
  const value = parse(text);
  if (hasRepeatedName(text, value)) throw notJson('An object has a field twice.');
  return value;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not the parser's message, which quotes the text.
    throw notJson(text.trim() === '' ? 'The body is empty.' : 'The body cannot be parsed as JSON.');
  }
}
