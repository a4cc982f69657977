import type { Json } from './form.ts';

/** A public key of the issuer. Times in ISO 8601; a retired key signs no more and still verifies, a revoked one does not. */
export type PublicKey = {
  id: string;
  algorithm: 'Ed25519' | 'ES256';
  /** A multibase text for Ed25519, a JWK for ES256. */
  key: string | Json;
  createdAt: string;
  retiredAt: string | null;
  revokedAt: string | null;
};

const LOCAL = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * The `did:web` of an origin (did-method-web, 3.2). Null unless it is `https:`, or `http:` on this machine for a trial,
 * without path, query or credentials.
 */
export function didOf(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, hostname, host, origin, href } = new URL(url);
  const isSafe = protocol === 'https:' || (protocol === 'http:' && LOCAL.has(hostname));
  return isSafe && href === `${origin}/` ? `did:web:${host.replace(':', '%3A')}` : null;
}

/** The DID document of the issuer: all keys that it ever had, with their dates, since earlier signatures need them. */
export function didDocument(did: string, url: string, keys: readonly PublicKey[]): Json {
  const term = (name: string) => `${url}/.well-known/touchstone/terms#${name}`;
  const dated = Object.fromEntries(
    ['activeFrom', 'activeUntil'].map((name) => [
      name,
      { '@id': term(name), '@type': 'http://www.w3.org/2001/XMLSchema#dateTime' },
    ]),
  );
  return {
    '@context': [
      'https://www.w3.org/ns/did/v1',
      'https://w3id.org/security/multikey/v1',
      'https://w3id.org/security/jwk/v1',
      dated,
    ],
    id: did,
    verificationMethod: keys.map(({ id, key, createdAt, retiredAt, revokedAt }) => ({
      id,
      controller: did,
      ...(typeof key === 'string'
        ? { type: 'Multikey', publicKeyMultibase: key }
        : { type: 'JsonWebKey', publicKeyJwk: key }),
      activeFrom: createdAt,
      ...(retiredAt === null ? {} : { activeUntil: retiredAt }),
      ...(revokedAt === null ? {} : { revoked: revokedAt }),
    })),
    assertionMethod: keys.filter(({ revokedAt }) => revokedAt === null).map(({ id }) => id),
  };
}

/** A key in a DID document, revoked or not; null if it has none of that id. */
export function methodOf(document: Json, id: string): Json | null {
  const { verificationMethod } = document as { verificationMethod?: unknown };
  if (!Array.isArray(verificationMethod)) return null;
  return (verificationMethod as Json[]).find((method) => method?.id === id) ?? null;
}

/** Whether a key of a DID document may sign claims: it was not revoked. */
export function mayAssert(document: Json, method: Json): boolean {
  const { assertionMethod } = document as { assertionMethod?: unknown };
  return (
    method.revoked === undefined && Array.isArray(assertionMethod) && assertionMethod.includes(method.id)
  );
}
