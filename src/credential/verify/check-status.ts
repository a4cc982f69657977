import { decodeList } from '@digitalbazaar/vc-bitstring-status-list';
import { VC_CONTEXT } from '../contexts.ts';
import type { Credential, Json } from '../form.ts';
import { ensure } from './check.ts';
import { verifyProof } from './check-signature.ts';

/** When the status list was made. Throws `CheckFailed` if it is not the credential's, or says that it is revoked. */
export async function checkStatus(
  { credentialStatus }: Credential,
  { list, issuer, now }: { list: Json; issuer: Json; now: Date },
): Promise<string> {
  const { statusListCredential, statusListIndex } = (credentialStatus ?? {}) as Json;
  ensure(
    typeof list.id === 'string' && statusListCredential === list.id,
    'the status list is not the one that the credential names',
  );
  await verifyProof(list, { issuer, contexts: [VC_CONTEXT] });
  ensure(
    Date.parse(String(list.validUntil)) > now.getTime(),
    `the status list is only valid to ${String(list.validUntil)}`,
  );
  const { encodedList, statusPurpose } = (list.credentialSubject ?? {}) as Json;
  ensure(
    statusPurpose === 'revocation' && typeof encodedList === 'string',
    'the status list is not one of revocations',
  );
  const statuses = await decodeList({ encodedList });
  const index = Number(statusListIndex);
  ensure(Number.isInteger(index) && index >= 0 && index < statuses.length, 'the status list is too short');
  ensure(!statuses.getStatus(index), 'the issuer revoked it');
  return String(list.validFrom);
}
