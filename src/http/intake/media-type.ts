import { ProblemError } from '../problems/problem.ts';

function refused(detail: string): ProblemError {
  return new ProblemError('unsupported-media-type', { detail });
}

/** Refuses compressed bodies: a small one may become a huge one. */
export function requirePlain(headers: Headers): void {
  if ((headers.get('content-encoding') ?? 'identity').toLowerCase() !== 'identity')
    throw refused('Send the body without content encoding.');
  if ((headers.get('transfer-encoding') ?? 'chunked').toLowerCase() !== 'chunked')
    throw refused('Send the body without transfer encoding other than `chunked`.');
}

/** The media type of a body in lower case, without parameters. Refuses a charset other than UTF-8. */
export function mediaTypeOf(headers: Headers): string {
  const [type = '', ...parameters] = (headers.get('content-type') ?? '')
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const charset = parameters
    .find((parameter) => parameter.startsWith('charset='))
    ?.slice(8)
    .replaceAll('"', '');
  if (charset !== undefined && charset !== 'utf-8' && charset !== 'utf8')
    throw refused('Send JSON as UTF-8.');
  return type;
}
