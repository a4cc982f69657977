import {
  createLocalJWKSet,
  createRemoteJWKSet,
  decodeJwt,
  errors,
  jwtVerify,
  type JSONWebKeySet,
  type JWTVerifyGetKey,
} from 'jose';
import { LRUCache } from 'lru-cache';
import { readFile, stat } from 'node:fs/promises';
import { z } from 'zod';
import { PERSON_KINDS, type Person } from '../../core/person.ts';
import type { Store } from '../../store/store.ts';
import type { Tenant } from '../../store/tenants/tenants.ts';
import { ProblemError } from '../problems/problem.ts';
import { isPlatformId, LEARNER_ID } from '../schemas/values.ts';

/** Asymmetric signatures only: with a shared secret, every reader of the key set could sign tokens. */
const ALGORITHMS = ['ES256', 'ES384', 'ES512', 'EdDSA', 'PS256', 'PS384', 'PS512', 'RS256', 'RS384', 'RS512'];
const AUDIENCE = 'touchstone';
export const TOLERANCE_S = 30;

const claims = z.object({
  sub: z.string().regex(LEARNER_ID),
  kind: z.enum(PERSON_KINDS),
  // A name that no group can have is left out: other systems put their own groups into the same token.
  groups: z
    .array(z.string().min(1).max(256))
    .max(200)
    .default([])
    .transform((groups) => groups.filter(isPlatformId)),
  // Read before the signature is checked, since it decides by which key set.
  tenant: z.string().optional(),
  // An audience, if present, must be ours; a token without one is accepted.
  aud: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .refine((aud) => aud === undefined || [aud].flat().includes(AUDIENCE)),
});

/** A person, and the tenant that the token names. */
export type VerifiedPerson = Person & { tenant?: Tenant | null };

/** The person of a token; null if the token is invalid. Throws `unavailable` if the key set cannot be loaded. */
export type VerifyPerson = (token: string) => Promise<VerifiedPerson | null>;

/** How long a tenant is believed to be as it was read, like a key. */
const BELIEVED_MS = 5000;
const MOST_TENANTS = 1000;

/** Person tokens are JWTs with three parts; API keys contain no dots. */
export function looksLikePersonToken(secret: string): boolean {
  return secret.split('.').length === 3;
}

/** Error codes for a key set that could not be loaded, as opposed to an invalid token. */
const NO_KEY_SET = new Set(['ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID', 'ERR_JOSE_GENERIC']);

function isOutage(error: unknown): boolean {
  return error instanceof errors.JOSEError ? NO_KEY_SET.has(error.code) : true;
}

/**
 * Verifies tokens with a key set: signature, expiry (required), audience and the claims about the person. A token that
 * names a tenant is verified with the tenant's own key set, if it has one, so its keys sign for no other tenant.
 */
export function createPersonVerifier(
  keys: JWTVerifyGetKey,
  now: () => Date,
  tenants?: Pick<Store['tenants'], 'find'>,
): VerifyPerson {
  const known = new LRUCache<string, Tenant>({
    max: MOST_TENANTS,
    ttl: BELIEVED_MS,
    fetchMethod: async (id) => (await tenants?.find(id)) ?? undefined,
  });
  const keySets = new LRUCache<string, JWTVerifyGetKey>({ max: MOST_TENANTS, memoMethod: remoteKeys });

  return async (token) => {
    try {
      const named = tenantIn(token);
      const tenant = named === undefined ? undefined : await known.fetch(named);
      if (named !== undefined && !tenant) return null;
      const signers = tenant?.jwksUrl ? keySets.memo(tenant.jwksUrl) : keys;
      const options = {
        algorithms: ALGORITHMS,
        requiredClaims: ['exp'],
        clockTolerance: TOLERANCE_S,
        currentDate: now(),
      };
      const { payload } = await jwtVerify(token, signers, options);
      const checked = claims.safeParse(payload);
      if (!checked.success) return null;
      const { sub, kind, groups } = checked.data;
      if (!tenant) return { sub, kind, groups };
      return kind === 'learner' && !sub.startsWith(tenant.prefix) ? null : { sub, kind, groups, tenant };
    } catch (error) {
      if (!isOutage(error)) return null;
      throw new ProblemError('unavailable', {
        detail: 'The key set for person tokens cannot be read.',
        headers: { 'retry-after': '2' },
      });
    }
  };
}

/** The tenant that an unverified token names; a claim that is no text names none, and is refused later. */
function tenantIn(token: string): string | undefined {
  const { tenant } = decodeJwt(token);
  return typeof tenant === 'string' ? tenant : undefined;
}

/** A key set at a URL, fetched on first use and again when a token names an unknown key. */
export function remoteKeys(url: string): JWTVerifyGetKey {
  return createRemoteJWKSet(new URL(url), { timeoutDuration: 3000 });
}

/** A key set in a file, read again when it changes. Without the file, every token is invalid. */
export function keysInFile(file: string): JWTVerifyGetKey {
  let readAt = 0;
  let keys: JWTVerifyGetKey | null = null;
  return async (header, token) => {
    const changedAt = await stat(file).then(
      ({ mtimeMs }) => mtimeMs,
      () => null,
    );
    if (changedAt === null) throw new errors.JWKSNoMatchingKey();
    if (keys === null || changedAt !== readAt) {
      keys = createLocalJWKSet(JSON.parse(await readFile(file, 'utf8')) as JSONWebKeySet);
      readAt = changedAt;
    }
    return keys(header, token);
  };
}
