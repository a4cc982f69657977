import type { RequestContext } from '../environment.ts';
import { matches } from '../reads/etag.ts';
import { ProblemError } from '../problems/problem.ts';

/** The problem of a write based on an outdated version; `what` is the noun for the document. */
export function versionChanged(what: string): ProblemError {
  return new ProblemError('version-conflict', {
    detail: `Read the ${what} again and apply the change to the current version.`,
  });
}

/**
 * The version that a write replaces; 0 for a new document. An existing document needs `If-Match` with the current
 * version; creating one does not, since nothing can be overwritten.
 */
export function replacedVersion(
  c: RequestContext,
  standing: { version: number; etag: string } | null,
  what: string,
): number {
  const ifMatch = c.req.header('if-match');
  const isNew = c.req.header('if-none-match')?.trim() === '*';
  if (!standing) {
    if (ifMatch !== undefined) throw versionChanged(what);
    return 0;
  }
  if (isNew) throw versionChanged(what);
  if (ifMatch === undefined) {
    const detail = `This ${what} exists: send \`If-Match\` with the \`ETag\` of the version that this one replaces.`;
    throw new ProblemError('version-required', { detail });
  }
  if (!matches(ifMatch, standing.etag, { weak: false })) throw versionChanged(what);
  return standing.version;
}
