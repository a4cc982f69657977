import { createCredential, createList } from '@digitalbazaar/vc-bitstring-status-list';
import { addProof, type KeyPair } from './sign.ts';
import type { Json } from './form.ts';

/** The least length that the standard allows, so that an index says little about who asks (Bitstring Status List, 6.1). */
export const LIST_LENGTH = 131_072;
const VALID_MS = 24 * 3_600_000;

/** A signed list in which the bits of revoked credentials are set; valid for a day. */
export async function statusList(
  { id, did, revoked, at }: { id: string; did: string; revoked: readonly number[]; at: Date },
  signer: KeyPair,
): Promise<Json> {
  const list = await createList({ length: LIST_LENGTH });
  for (const index of revoked) list.setStatus(index, true);
  const credential = await createCredential({ id, list, statusPurpose: 'revocation' });
  const seconds = (ms: number) => `${new Date(ms).toISOString().slice(0, 19)}Z`;
  const validUntil = seconds(at.getTime() + VALID_MS);
  return addProof({ ...credential, issuer: did, validFrom: seconds(at.getTime()), validUntil }, signer, at);
}
