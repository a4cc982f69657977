// Compares our libraries and contexts with 1EdTech's published test vectors for Open Badges 3.0, byte for byte. They are part of
// the specification's repository, whose licence keeps them out of ours:
//   git clone https://github.com/1EdTech/openbadges-specification
//   node scripts/open-badges-vectors.ts openbadges-specification
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import jsigs from 'jsonld-signatures';
import { loaderOf } from '../src/credential/contexts.ts';
import type { Json } from '../src/credential/form.ts';

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error(
    'usage: node scripts/open-badges-vectors.ts FOLDER, a clone of 1EdTech/openbadges-specification',
  );
  process.exit(2);
}

const file = (name: string): string => readFileSync(join(folder, 'ob_v3p0/impl', name), 'utf8');
const page = file('linked-data-proof-ob.html');
const part = (pattern: RegExp): string => pattern.exec(page)?.[1]?.trim() ?? '';
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const { proof, ...document } = JSON.parse(part(/title="Signed credential">([\s\S]*?)<\/pre/)) as Json & {
  proof: Json;
};
const { proofValue, ...options } = proof;
const documentLoader = loaderOf();
const canonical = (one: object) => cryptosuite.canonize(one, { documentLoader });
const canonicalDocument = await canonical(document);
const canonicalProof = await canonical({ '@context': document['@context'], ...options });
const id = String(proof.verificationMethod);
const pair = await Ed25519Multikey.from({
  type: 'Multikey',
  id,
  controller: id.split('#')[0],
  publicKeyMultibase: part(/publicKeyMultibase: '(.*?)'/),
  secretKeyMultibase: part(/secretKeyMultibase: '(.*?)'/),
});
const signed = await jsigs.sign(
  { ...document },
  {
    suite: new DataIntegrityProof({ signer: pair.signer(), date: String(proof.created), cryptosuite }),
    purpose: new jsigs.purposes.AssertionProofPurpose(),
    documentLoader,
  },
);

const hash = (heading: string): string =>
  part(new RegExp(`id="${heading}">[\\s\\S]*?<code\\s*>([0-9a-f]{64})<`));
const vector = (name: string): string => file(`test-vectors/obv3p0/${name}`).trim();
const compared: [string, unknown, unknown][] = [
  ['canonical document', canonicalDocument.trim(), vector('document-canon.txt')],
  ['canonical proof options', canonicalProof.trim(), vector('proof-canon.txt')],
  ['hash of the document', sha256(canonicalDocument), hash('ob-document-hash')],
  ['hash of the proof options', sha256(canonicalProof), hash('ob-proof-hash')],
  ['signature', (signed.proof as Json).proofValue, proofValue],
];
for (const [what, ours, theirs] of compared) console.log(`${ours === theirs ? 'same' : 'DIFFERS'}  ${what}`);
process.exitCode = compared.every(([, ours, theirs]) => ours === theirs && ours !== '') ? 0 : 1;
