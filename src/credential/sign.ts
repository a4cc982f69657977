import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { CompactSign, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';
import jsigs from 'jsonld-signatures';
import { loaderOf } from './contexts.ts';
import type { PublicKey } from './did-document.ts';
import type { Credential, Json } from './form.ts';

/** A key pair of the issuer. The secret is a multibase text for Ed25519, and a JWK as JSON for ES256. */
export type KeyPair = Pick<PublicKey, 'id' | 'algorithm' | 'key'> & { secret: string };

/** The keys that sign now: one for each proof format. */
export type Signers = Record<PublicKey['algorithm'], KeyPair>;

/** New key pairs of an issuer. Ids end with the key itself or its thumbprint, so they are never used again. */
export async function generateSigners(did: string): Promise<Signers> {
  const ed25519 = await Ed25519Multikey.generate({ controller: did });
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  const { kty, crv, x, y } = await exportJWK(publicKey);
  const id = `${did}#${x}`;
  return {
    Ed25519: {
      id: ed25519.id,
      algorithm: 'Ed25519',
      key: ed25519.publicKeyMultibase,
      secret: ed25519.secretKeyMultibase,
    },
    ES256: {
      id,
      algorithm: 'ES256',
      key: { kty, crv, x, y },
      secret: JSON.stringify(await exportJWK(privateKey)),
    },
  };
}

/** Adds a Data Integrity proof, `eddsa-rdfc-2022`. Rejects for a document with terms that no context defines. */
export async function addProof<Document extends Json>(
  document: Document,
  { id, key, secret }: KeyPair,
  created: Date,
): Promise<Document & { proof: object }> {
  const [controller] = id.split('#');
  const pair = await Ed25519Multikey.from({
    type: 'Multikey',
    id,
    controller,
    publicKeyMultibase: key,
    secretKeyMultibase: secret,
  });
  const suite = new DataIntegrityProof({
    signer: pair.signer(),
    date: `${created.toISOString().slice(0, 19)}Z`,
    cryptosuite,
  });
  // A copy: the library adds the proof to what it is given.
  return jsigs.sign(
    { ...document },
    {
      suite,
      purpose: new jsigs.purposes.AssertionProofPurpose(),
      documentLoader: loaderOf(),
    },
  );
}

const secondsOf = (time: string): number => Math.floor(Date.parse(time) / 1000);

/** The credential as a VC-JWT by Open Badges 3.0, section 8.2: the claims beside the credential's own properties. */
export function signJwt(credential: Credential, signer: KeyPair): Promise<string> {
  const { id, issuer, validFrom, validUntil, credentialSubject } = credential;
  const claims = {
    iss: issuer.id,
    jti: id,
    nbf: secondsOf(validFrom),
    ...(validUntil === undefined ? {} : { exp: secondsOf(validUntil) }),
    ...(typeof credentialSubject.id === 'string' ? { sub: credentialSubject.id } : {}),
  };
  return signText(JSON.stringify({ ...credential, ...claims }), signer, 'JWT');
}

/** A compact JWS, ES256, over a text. */
export async function signText(text: string, { id, secret }: KeyPair, typ: string): Promise<string> {
  const key = await importJWK(JSON.parse(secret) as JWK, 'ES256');
  return new CompactSign(new TextEncoder().encode(text))
    .setProtectedHeader({ alg: 'ES256', kid: id, typ })
    .sign(key);
}
