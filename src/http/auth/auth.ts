import { createMiddleware } from 'hono/factory';
import { LRUCache } from 'lru-cache';
import { createHash } from 'node:crypto';
import type { Key, Scope } from '../../store/keys/keys.ts';
import { callerOf, ownLearner, type Caller } from './caller.ts';
import type { Environment, RequestContext } from '../environment.ts';
import { looksLikePersonToken, type VerifyPerson } from './person-token.ts';
import type { StreamTickets } from './stream-ticket.ts';
import { ProblemError } from '../problems/problem.ts';

/** How long a key lookup is cached: a revoked key keeps working for at most this long. */
export const BELIEVED_MS = 5000;
const KEPT = 1000;
const BEARER = /^Bearer +([A-Za-z0-9._~+/-]{1,4096}=*) *$/i;

export type FindKey = (secret: string) => Promise<Key | null>;

/**
 * Finds the caller of a request. API keys are looked up by hash, so timing reveals nothing about a guess, and cached for
 * a few seconds. Person tokens use the same header. Streams may have a ticket instead.
 */
export function createAuthenticator(
  findKey: FindKey,
  now: () => Date,
  verifyPerson?: VerifyPerson,
  tickets?: Pick<StreamTickets, 'tokenOf'>,
): (c: RequestContext) => Promise<Caller> {
  const believed = new LRUCache<string, Key>({
    max: KEPT,
    // lru-cache drops an entry when its age exceeds the ttl, not when it equals it.
    ttl: BELIEVED_MS - 1,
    ttlResolution: 0,
    perf: { now: () => now().getTime() },
  });

  async function keyOf(secret: string): Promise<Key | null> {
    const digest = createHash('sha256').update(secret).digest('base64');
    const at = now().getTime();
    const kept = believed.get(digest);
    if (kept) return isExpired(kept, at) ? null : kept;
    const key = await findKey(secret);
    if (key !== null) believed.set(digest, key, { start: at });
    return key;
  }

  async function callerOfSecret(secret: string): Promise<Caller | null> {
    if (!verifyPerson || !looksLikePersonToken(secret)) return keyOf(secret);
    const person = await verifyPerson(secret);
    return person && callerOf(person);
  }

  return async (c) => {
    const secret = tokenOf(c) ?? (await tickets?.tokenOf(c));
    const key = secret === undefined ? null : await callerOfSecret(secret);
    if (key === null) throw unauthenticated(secret !== undefined || c.req.query('ticket') !== undefined);
    return key;
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
