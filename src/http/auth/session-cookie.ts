import { getCookie, setCookie } from 'hono/cookie';
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { RequestContext } from '../environment.ts';
import { ProblemError } from '../problems/problem.ts';

const NAME = 'touchstone_session';
const CSRF_HEADER = 'x-csrf-token';

/** How long a session lasts unless its key or token ends before. */
export const SESSION_MS = 12 * 3_600_000;

/** The secret of the session in a request's cookie. */
export function sessionSecretOf(c: RequestContext): string | undefined {
  const secret = getCookie(c, NAME);
  return secret === undefined || secret.length > 200 ? undefined : secret;
}

/** Whether the browser reached us by TLS: directly, or through a proxy that says so. */
function isSecure(c: RequestContext): boolean {
  const forwarded = `${c.req.header('x-forwarded-proto') ?? ''},${c.req.header('forwarded') ?? ''}`;
  return (
    c.req.url.startsWith('https:') ||
    /(^|[,;=\s])"?https"?($|[,;\s])/i.test(forwarded) ||
    (c.req.header('origin') ?? '').startsWith('https:')
  );
}

/** Sets the cookie of a session, or removes it with an empty secret and no time left. */
export function setSessionCookie(c: RequestContext, secret: string, remainingMs: number): void {
  setCookie(c, NAME, secret, {
    httpOnly: true,
    sameSite: 'Lax',
    secure: isSecure(c),
    path: '/',
    maxAge: Math.floor(remainingMs / 1000),
  });
}

/** The token that a page sends with its writes. Derived from the cookie, which a page cannot read, so nothing is stored. */
export function csrfTokenOf(secret: string): string {
  return createHmac('sha256', secret).update('touchstone csrf token').digest('base64url');
}

/**
 * Refuses a request that a page of another origin made the browser send. `Sec-Fetch-Site` decides where the browser sends
 * it; otherwise `Origin` must name the host that was asked. Clients other than browsers send neither.
 */
export function requireOwnPage(c: RequestContext): void {
  const site = c.req.header('sec-fetch-site');
  if (site === 'same-origin' || site === 'none') return;
  const origin = c.req.header('origin');
  if (site === undefined && (origin === undefined || hostOf(origin) === c.req.header('host'))) return;
  throw new ProblemError('csrf-token', { detail: 'Another site sent this request.' });
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}

const CHANGES_NOTHING = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Refuses a write by cookie that does not prove that one of our own pages sent it. */
export function requireCsrfToken(c: RequestContext, secret: string): void {
  if (CHANGES_NOTHING.has(c.req.method)) return;
  requireOwnPage(c);
  const given = Buffer.from(c.req.header(CSRF_HEADER) ?? '');
  const expected = Buffer.from(csrfTokenOf(secret));
  if (given.length !== expected.length || !timingSafeEqual(given, expected))
    throw new ProblemError('csrf-token');
}
