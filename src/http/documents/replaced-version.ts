import type { RequestContext } from '../environment.ts';
import { matches } from '../reads/etag.ts';
import { ProblemError } from '../problems/problem.ts';

/** The refusal of a write over another version than the one that it saw; `what` is the document's noun. */
export function versionChanged(what: string): ProblemError {
  return new ProblemError('version-conflict', {
    detail: `Read the ${what} again and apply the change to what it says now.`,
  });
}

/**
 * The version that a write replaces, 0 for a document that is new. Refused unless the request says which one it saw: only
 * what is not there yet can be written unseen, since then nothing is lost.
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
    const detail = `There is such a ${what}: send \`If-Match\` with the \`ETag\` of the version that this one replaces.`;
    throw new ProblemError('version-required', { detail });
  }
  if (!matches(ifMatch, standing.etag, { weak: false })) throw versionChanged(what);
  return standing.version;
}
