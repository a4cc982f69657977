import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { compactVerify, decodeProtectedHeader, importJWK, type JWK } from 'jose';
import jsigs from 'jsonld-signatures';
import { contextsOf, loaderOf } from '../contexts.ts';
import { mayAssert, methodOf } from '../did-document.ts';
import type { CredentialFile } from '../read-credential.ts';
import type { Json } from '../form.ts';
import { CheckFailed, ensure } from './check.ts';
import { checkTerms } from './check-terms.ts';

type Signed = { issuer: Json; id: unknown; at: string | null; evenRevoked?: boolean };

/** The key in an issuer's document that signed at a time. Throws `CheckFailed` if there is none, or it was revoked. */
function keyOf({ issuer, id, at, evenRevoked = false }: Signed): Json {
  const key = typeof id === 'string' ? methodOf(issuer, id) : null;
  ensure(key, `the issuer has no key ${String(id)}`);
  ensure(evenRevoked || mayAssert(issuer, key), `the issuer revoked the key ${String(id)}`);
  const from = typeof key.activeFrom === 'string' ? Date.parse(key.activeFrom) : -Infinity;
  const until = typeof key.activeUntil === 'string' ? Date.parse(key.activeUntil) : Infinity;
  const signed = at === null ? null : Date.parse(at);
  // A proof states whole seconds.
  ensure(
    signed === null || (signed + 1000 > from && signed <= until),
    `the key ${String(id)} did not sign at ${at}`,
  );
  return key;
}

/** What a JWS says, and whether its key was revoked since. */
export type SignedJson = { said: unknown; isRevoked: boolean };

/** What a compact JWS of the issuer says. Throws `CheckFailed` if the signature is not one by a key of the issuer. */
export async function verifyJws(
  jws: string,
  { issuer, what, evenRevoked }: { issuer: Json; what: string; evenRevoked?: boolean },
): Promise<SignedJson> {
  const { kid: id } = headerOf(jws, what);
  const key = keyOf({ issuer, id, at: null, evenRevoked });
  const verified = await importJWK((key.publicKeyJwk ?? {}) as JWK, 'ES256')
    .then((publicKey) => compactVerify(jws, publicKey, { algorithms: ['ES256'] }))
    .catch(() => null);
  ensure(verified, `the signature of the ${what} is not by the key ${String(id)}`);
  const said = jsonIn(verified.payload, what);
  const { at, nbf } = (said ?? {}) as { at?: unknown; nbf?: unknown };
  const from = typeof nbf === 'number' ? new Date(nbf * 1000).toISOString() : null;
  keyOf({ issuer, id, at: typeof at === 'string' ? at : from, evenRevoked });
  return { said, isRevoked: !mayAssert(issuer, key) };
}

function headerOf(jws: string, what: string): { kid?: unknown } {
  try {
    return decodeProtectedHeader(jws);
  } catch {
    throw new CheckFailed(`the ${what} is no compact JWS`);
  }
}

function jsonIn(payload: Uint8Array, what: string): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(payload)) as unknown;
  } catch {
    throw new CheckFailed(`the ${what} holds no JSON`);
  }
}

/**
 * The id of the key whose Data Integrity proof a document has. Throws `CheckFailed` unless it is one of the issuer, and the
 * document has only our terms, by these contexts.
 */
export async function verifyProof(
  document: Json,
  { issuer, contexts }: { issuer: Json; contexts: readonly unknown[] },
): Promise<string> {
  checkTerms(document, contexts);
  const { proof } = document as { proof?: Json };
  ensure(proof && !Array.isArray(proof), 'it has no proof, or several');
  const { verificationMethod: id, cryptosuite: suite, created } = proof;
  ensure(suite === 'eddsa-rdfc-2022', `the proof is not by eddsa-rdfc-2022`);
  ensure(typeof created === 'string', 'the proof does not say when it was made');
  const key = keyOf({ issuer, id, at: created });
  const documents = { [String(id)]: key, [String(issuer.id)]: issuer };
  const { verified, error } = await jsigs.verify(document, {
    suite: new DataIntegrityProof({ cryptosuite }),
    purpose: new jsigs.purposes.AssertionProofPurpose({ controller: issuer }),
    documentLoader: loaderOf(documents),
  });
  ensure(verified, `the proof does not fit the document (${reasonOf(error)})`);
  return String(id);
}

/** The innermost message of an error of the library. */
function reasonOf(error: Error | undefined): string {
  const [first] = (error as { errors?: Error[] } | undefined)?.errors ?? [];
  return first ? reasonOf(first) : (error?.message.replace(/\.$/, '') ?? 'unknown');
}

/** The id of the key that signed a credential. Throws `CheckFailed` if none of the issuer did. */
export async function checkSignature({ document, jwt }: CredentialFile, issuer: Json): Promise<string> {
  ensure(
    issuer.id === document.issuer.id,
    `the issuer is ${document.issuer.id}, the keys are of ${String(issuer.id)}`,
  );
  if (jwt === null)
    return verifyProof(document, { issuer, contexts: contextsOf(String(document.issuer.url)) });
  const { said } = await verifyJws(jwt, { issuer, what: 'credential' });
  requireClaims(said as Json, document);
  return String(headerOf(jwt, 'credential').kid);
}

/** The claims of a JWT must repeat what the credential says (Open Badges 3.0, 8.2.4). */
function requireClaims(
  claims: Json,
  { issuer, id, validFrom, validUntil }: CredentialFile['document'],
): void {
  const seconds = (time: string | undefined) =>
    time === undefined ? undefined : Math.floor(Date.parse(time) / 1000);
  const isSame =
    claims.iss === issuer.id &&
    claims.jti === id &&
    claims.nbf === seconds(validFrom) &&
    claims.exp === seconds(validUntil);
  ensure(isSame, 'the claims of the JWT differ from the credential in it');
}
