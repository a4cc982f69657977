import { createMiddleware } from 'hono/factory';
import { LRUCache } from 'lru-cache';
import { createHash } from 'node:crypto';
import type { Key, Scope } from '../../store/keys/keys.ts';
import type { Store } from '../../store/store.ts';
import { callerOf, ownLearner, type Caller } from './caller.ts';
import type { Environment, RequestContext } from '../environment.ts';
import { looksLikePersonToken, type VerifyPerson } from './person-token.ts';
import { requireCsrfToken, sessionSecretOf } from './session-cookie.ts';
import type { StreamTickets } from './stream-ticket.ts';
import { ProblemError } from '../problems/problem.ts';

/** How long a key lookup is cached: a revoked key keeps working for at most this long. */
export const BELIEVED_MS = 5000;
const KEPT = 1000;
const BEARER = /^Bearer +([A-Za-z0-9._~+/-]{1,4096}=*) *$/i;

export type FindKey = (secret: string) => Promise<Key | null>;

/** The caller of a key or person token; null if it is not valid. */
export type CallerOfToken = (token: string) => Promise<Caller | null>;

type Clocks = { now: () => Date; elapsedMs: () => number };

/**
 * Finds the caller of a token. API keys are looked up by hash, so timing reveals nothing about a guess, and cached for a
 * few seconds.
 */
export function createCallerOfToken(
  findKey: FindKey,
  { now, elapsedMs, verifyPerson }: Clocks & { verifyPerson?: VerifyPerson | undefined },
): CallerOfToken {
  const believed = new LRUCache<string, Key>({
    max: KEPT,
    // lru-cache drops an entry when its age exceeds the ttl, not when it equals it.
    ttl: BELIEVED_MS - 1,
    ttlResolution: 0,
    // A clock that is set back would keep a revoked key alive.
    perf: { now: elapsedMs },
  });

  async function keyOf(secret: string): Promise<Key | null> {
    const digest = createHash('sha256').update(secret).digest('base64');
    const kept = believed.get(digest);
    if (kept) return isExpired(kept, now().getTime()) ? null : kept;
    const start = elapsedMs();
    const key = await findKey(secret);
    if (key !== null) believed.set(digest, key, { start });
    return key;
  }

  return async (token) => {
    if (!verifyPerson || !looksLikePersonToken(token)) return keyOf(token);
    const person = await verifyPerson(token);
    return person && callerOf(person);
  };
}

type Substitutes = {
  tickets?: Pick<StreamTickets, 'tokenOf'> | undefined;
  sessions?: Pick<Store['sessions'], 'find'> | undefined;
};

/**
 * Finds the caller of a request: by the token in its header, else by what stands for a token, which is the ticket of a
 * stream or the cookie of a session. All three are checked as that token, so none of them can do more.
 */
export function createAuthenticator(
  callerOfToken: CallerOfToken,
  { tickets, sessions }: Substitutes = {},
): (c: RequestContext) => Promise<Caller> {
  async function tokenInSession(c: RequestContext): Promise<string | undefined> {
    const secret = c.req.header('authorization') === undefined ? sessionSecretOf(c) : undefined;
    const session = secret === undefined ? null : await sessions?.find(secret);
    if (!session) return undefined;
    requireCsrfToken(c, secret as string);
    return session.token;
  }

  return async (c) => {
    const token = tokenOf(c) ?? (await tickets?.tokenOf(c)) ?? (await tokenInSession(c));
    const caller = token === undefined ? null : await callerOfToken(token);
    if (caller === null) throw unauthenticated(token !== undefined || c.req.query('ticket') !== undefined);
    c.set('token', token);
    return caller;
  };
}

/** The token of a request, valid or not; undefined if it has none. */
export function tokenOf(c: RequestContext): string | undefined {
  const header = c.req.header('authorization') ?? '';
  return BEARER.exec(header)?.[1] ?? (takesBasic(c.req.path) ? basicToken(header) : undefined);
}

/** Paths whose clients have a user name and a password instead of a token. */
const takesBasic = (path: string): boolean => /^\/(xapi|caliper)\/|^\/v1\/(batch|track)$/.test(path);

/** The key in Basic credentials: the password, or the user name without one. */
function basicToken(header: string): string | undefined {
  const [, encoded] = /^Basic +([A-Za-z0-9+/]{1,8192}=*) *$/i.exec(header) ?? [];
  if (encoded === undefined) return undefined;
  const [, user, password] = /^([^:]*):?(.*)$/s.exec(Buffer.from(encoded, 'base64').toString()) ?? [];
  return password || user || undefined;
}

function isExpired(key: Key, at: number): boolean {
  return key.expiresAt !== null && key.expiresAt <= at;
}

function unauthenticated(tried: boolean): ProblemError {
  const detail = tried
    ? 'The token or ticket is unknown, expired or revoked.'
    : 'Send an API key as `Authorization: Bearer …`; create one with `touchstone key create`.';
  const challenge = tried ? 'Bearer realm="touchstone", error="invalid_token"' : 'Bearer realm="touchstone"';
  return new ProblemError('unauthenticated', { detail, headers: { 'www-authenticate': challenge } });
}

/** Rejects a key without the scope. No scope includes another. */
export function requireScope(key: Key, scope: Scope): void {
  if (!key.scopes.includes(scope)) {
    throw new ProblemError('missing-scope', { detail: `This call needs a key with the scope \`${scope}\`.` });
  }
}

/** Rejects a key with a learner prefix on calls about all learners. */
export function requireUnlimited(key: Caller): void {
  if (key.prefix !== null || (key.person && key.person.kind !== 'operator')) {
    throw new ProblemError('missing-scope', {
      detail: 'This call needs a key that is not limited to a learner prefix.',
    });
  }
}

/** Rejects a caller who covers only a part of the tenant's or installation's learners on writes of its documents. */
export function requireOwner(key: Caller): void {
  const coversAll = key.prefix === (key.tenant?.prefix ?? null);
  if (!coversAll || (key.person && key.person.kind !== 'operator')) {
    throw new ProblemError('missing-scope', {
      detail: 'This call needs a key that covers all learners of its tenant, or of the installation.',
    });
  }
}

/** Spread into a route definition to require a scope, both in the OpenAPI document and in the handler. */
export function needs(scope: Scope) {
  const middleware = createMiddleware<Environment>(async (c, next) => {
    requireScope(c.get('key'), scope);
    await next();
  });
  return { security: [{ bearer: [scope] }], middleware };
}

/** The same for calls that accept any of several scopes; the handler checks the rest. */
export function needsAny(...scopes: [Scope, ...Scope[]]) {
  const middleware = createMiddleware<Environment>(async (c, next) => {
    const { scopes: granted } = c.get('key');
    if (!scopes.some((scope) => granted.includes(scope))) requireScope(c.get('key'), scopes[0]);
    await next();
  });
  return { security: scopes.map((scope) => ({ bearer: [scope] })), middleware };
}

/** The same for calls that learners may make about themselves. */
export function needsOwnOr(scope: Scope) {
  const middleware = createMiddleware<Environment>(async (c, next) => {
    const own = ownLearner(c.get('key'));
    if (own === null || own !== c.req.param('id')) requireScope(c.get('key'), scope);
    await next();
  });
  return { security: [{ bearer: [scope] }], middleware };
}
