import {
  createLocalJWKSet,
  createRemoteJWKSet,
  errors,
  jwtVerify,
  type JSONWebKeySet,
  type JWTVerifyGetKey,
} from 'jose';
import { readFile, stat } from 'node:fs/promises';
import { z } from 'zod';
import { PERSON_KINDS, type Person } from '../../core/person.ts';
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
  // An audience, if present, must be ours; a token without one is accepted.
  aud: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .refine((aud) => aud === undefined || [aud].flat().includes(AUDIENCE)),
});

/** The person of a token; null if the token is invalid. Throws `unavailable` if the key set cannot be loaded. */
export type VerifyPerson = (token: string) => Promise<Person | null>;

/** Person tokens are JWTs with three parts; API keys contain no dots. */
export function looksLikePersonToken(secret: string): boolean {
  return secret.split('.').length === 3;
}

/** Error codes for a key set that could not be loaded, as opposed to an invalid token. */
const NO_KEY_SET = new Set(['ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID', 'ERR_JOSE_GENERIC']);

function isOutage(error: unknown): boolean {
  return error instanceof errors.JOSEError ? NO_KEY_SET.has(error.code) : true;
}

/** Verifies tokens with a key set: signature, expiry (required), audience and the claims about the person. */
export function createPersonVerifier(keys: JWTVerifyGetKey, now: () => Date): VerifyPerson {
  return async (token) => {
    try {
      const options = {
        algorithms: ALGORITHMS,
        requiredClaims: ['exp'],
        clockTolerance: TOLERANCE_S,
        currentDate: now(),
      };
      const { payload } = await jwtVerify(token, keys, options);
      const checked = claims.safeParse(payload);
      return checked.success
        ? { sub: checked.data.sub, kind: checked.data.kind, groups: checked.data.groups }
        : null;
    } catch (error) {
      if (!isOutage(error)) return null;
      throw new ProblemError('unavailable', {
        detail: 'The key set for person tokens cannot be read.',
        headers: { 'retry-after': '2' },
      });
    }
  };
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
