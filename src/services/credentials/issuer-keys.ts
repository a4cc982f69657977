import { didDocument, type PublicKey } from '../../credential/did-document.ts';
import { generateSigners, type KeyPair, type Signers } from '../../credential/sign.ts';
import type { IssuerKey, NewIssuerKey } from '../../store/issuer/issuer.ts';
import type { Store } from '../../store/store.ts';
import { openKey, sealKey } from './issuer-secret.ts';

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

const publicKey = ({ id, algorithm, key, createdAt, retiredAt, revokedAt }: IssuerKey): PublicKey => ({
  id,
  algorithm,
  key,
  createdAt: new Date(createdAt).toISOString(),
  retiredAt: iso(retiredAt),
  revokedAt: iso(revokedAt),
});

/** The issuer's DID document, with all keys it ever had; null without an issuer. */
export async function readDidDocument({
  issuer,
}: Pick<Store, 'issuer'>): Promise<Record<string, unknown> | null> {
  const found = await issuer.find();
  return found && didDocument(found.did, found.url, (await issuer.keys()).map(publicKey));
}

/** The keys that sign now, opened with the secret; null if that is missing or wrong. */
export async function openSigners(
  { issuer }: Pick<Store, 'issuer'>,
  secret: string | undefined,
): Promise<Signers | null> {
  const signers: Partial<Signers> = {};
  for (const { id, algorithm, key, secret: sealed } of await issuer.keys()) {
    const opened = sealed === null || secret === undefined ? null : openKey(secret, id, sealed);
    if (opened !== null) signers[algorithm] = { id, algorithm, key, secret: opened } satisfies KeyPair;
  }
  return signers.Ed25519 && signers.ES256 ? { Ed25519: signers.Ed25519, ES256: signers.ES256 } : null;
}

/** New key pairs, as they are stored. */
export async function newKeys(did: string, secret: string): Promise<NewIssuerKey[]> {
  const signers = await generateSigners(did);
  return Object.values(signers).map(({ id, algorithm, key, secret: opened }) => ({
    id,
    algorithm,
    key,
    secret: sealKey(secret, id, opened),
  }));
}
