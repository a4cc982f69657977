import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { verifyCredential } from '@digitalbazaar/vc';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createLocalJWKSet, jwtVerify, type JWK } from 'jose';
import jsigs from 'jsonld-signatures';
import { beforeAll, describe, expect, test } from 'vitest';
import { loaderOf } from '../../../src/credential/contexts.ts';
import type { Json } from '../../../src/credential/form.ts';
import { addProof } from '../../../src/credential/sign.ts';
import { makeCredential, makeIssuer, type Issuer } from '../support/make-credential.ts';

const vector = (name: string): string =>
  readFileSync(new URL(`../vectors/w3c-eddsa-rdfc-2022/${name}`, import.meta.url), 'utf8').trim();
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('the test vector of W3C’s eddsa-rdfc-2022', () => {
  const { proof, ...document } = JSON.parse(vector('signed-credential.json')) as Json & { proof: Json };
  const documentLoader = loaderOf({
    'https://www.w3.org/ns/credentials/examples/v2': JSON.parse(
      vector('credentials-examples-v2.json'),
    ) as object,
  });

  test('its document and proof options have the published hashes', async () => {
    const { proofValue: _value, ...options } = proof;
    const canonical = (part: object) => cryptosuite.canonize(part, { documentLoader });
    expect(sha256(await canonical(document))).toBe(vector('doc-hash.txt'));
    const withContext = { '@context': document['@context'], ...options };
    expect(sha256(await canonical(withContext))).toBe(vector('proof-config-hash.txt'));
  });

  test('signing it again gives the published signature byte for byte', async () => {
    const { publicKeyMultibase, privateKeyMultibase } = JSON.parse(vector('key-pair.json')) as Record<
      string,
      string
    >;
    const id = proof.verificationMethod as string;
    const key = {
      type: 'Multikey',
      id,
      controller: id.split('#')[0],
      publicKeyMultibase,
      secretKeyMultibase: privateKeyMultibase,
    };
    const pair = await Ed25519Multikey.from(key);
    const suite = new DataIntegrityProof({
      signer: pair.signer(),
      date: proof.created as string,
      cryptosuite,
    });
    const purpose = new jsigs.purposes.AssertionProofPurpose();
    const signed = await jsigs.sign(document, { suite, purpose, documentLoader });
    expect(signed.proof).toEqual(proof);
  });
});

describe('an issued credential', () => {
  let issuer: Issuer;
  let made: Awaited<ReturnType<typeof makeCredential>>;
  beforeAll(async () => {
    issuer = await makeIssuer();
    made = await makeCredential({ issuer, claim: { kind: 'tier', tier: 'solid' } });
  });

  test('is valid for Digital Bazaar’s verifier of credentials', async () => {
    const credential = JSON.parse(made.json) as Json;
    const methods = issuer.document.verificationMethod as Json[];
    const documents = Object.fromEntries([...methods, issuer.document].map((one) => [String(one.id), one]));
    const verifiedBy = (document: Json) =>
      verifyCredential({
        credential: document,
        suite: new DataIntegrityProof({ cryptosuite }),
        documentLoader: loaderOf(documents),
        checkStatus: async () => ({ verified: true }),
        now: made.at,
      });
    expect(await verifiedBy(credential)).toMatchObject({ verified: true });
    expect(await verifiedBy({ ...credential, name: 'Another' })).toMatchObject({ verified: false });
  });

  test('as a VC-JWT is valid for jose with the key of the DID document', async () => {
    const methods = issuer.document.verificationMethod as { id: string; publicKeyJwk?: JWK }[];
    const keys = methods.flatMap(({ id, publicKeyJwk }) =>
      publicKeyJwk ? [{ ...publicKeyJwk, kid: id }] : [],
    );
    const options = { issuer: issuer.document.id as string, algorithms: ['ES256'], currentDate: made.at };
    const { payload, protectedHeader } = await jwtVerify(made.jwt, createLocalJWKSet({ keys }), options);
    expect(protectedHeader).toEqual({ alg: 'ES256', kid: keys[0]?.kid, typ: 'JWT' });
    expect(payload).toMatchObject({
      jti: made.unsigned.id,
      type: ['VerifiableCredential', 'OpenBadgeCredential'],
    });
  });

  test('cannot be signed with a term that no context defines', async () => {
    await expect(
      addProof({ ...made.unsigned, undefinedTerm: 1 }, issuer.signers.Ed25519, made.at),
    ).rejects.toThrow();
  });
});
