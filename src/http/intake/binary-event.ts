import type { DocumentError } from '../../core/document-error.ts';
import { ProblemError } from '../problems/problem.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The text of a header, which arrives as one character per byte: UTF-8, or else Latin-1, as HTTP clients of Node write it. */
function textOf(header: string): string {
  try {
    return utf8.decode(Buffer.from(header, 'latin1'));
  } catch {
    return header;
  }
}

/**
 * The value of a `ce-` header (CloudEvents HTTP binding 1.0.2, 3.1.3.2): a quoted string is unquoted, then percent-encoding
 * is decoded. Null when an escape is invalid.
 */
function decoded(header: string): string | null {
  const text = textOf(header);
  const quoted = /^"(.*)"$/s.exec(text);
  const value = quoted ? (quoted[1] as string).replace(/\\(.)/gs, '$1') : text;
  try {
    return decodeURIComponent(value);
  } catch {
    return null;
  }
}

/**
 * Converts a binary-mode event (attributes in `ce-` headers, data as the body) to structured form. Extensions are
 * included, although not stored, so that forbidden names in them are rejected.
 * @throws ProblemError for a header that cannot be decoded: as received, its event would have another id
 */
export function binaryEvent(headers: Headers, data: unknown): Record<string, unknown> {
  const event: Record<string, unknown> = {};
  const errors: DocumentError[] = [];
  for (const [header, value] of headers) {
    if (!header.startsWith('ce-')) continue;
    const name = header.slice(3);
    event[name] = decoded(value);
    if (event[name] === null)
      errors.push({ pointer: `/${name}`, detail: 'is a header with an invalid percent-encoding' });
  }
  if (errors.length > 0) throw new ProblemError('invalid-event', { errors });
  // In binary mode the media type is the request's content type.
  delete event['datacontenttype'];
  return data === undefined ? event : { ...event, data };
}
