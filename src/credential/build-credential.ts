import { achievementOf } from './achievement.ts';
import { contextsOf } from './contexts.ts';
import type { Credential, LedgerProof, Statement } from './form.ts';

export type CredentialInput = {
  /** A UUID. */
  id: string;
  issuer: { did: string; url: string; name: string };
  /** Names the learner by a salted hash (Open Badges 3.0, IdentityObject), and by a URI if the holder gave one. */
  subject: { identityHash: string; salt: string; id: string | null };
  validFrom: Date;
  validUntil: Date | null;
  status: { url: string; index: number };
  statement: Statement;
  ledgerProof: LedgerProof;
};

const seconds = (at: Date): string => `${at.toISOString().slice(0, 19)}Z`;

/**
 * An `OpenBadgeCredential` without a proof. The context defines two terms as JSON literals, so that a signature covers all
 * of the statement and of the ledger proof, without a vocabulary for each of their fields.
 */
export function buildCredential(input: CredentialInput): Credential {
  const { id, issuer, subject, validFrom, validUntil, status, statement, ledgerProof } = input;
  const { achievement, result } = achievementOf(statement, issuer.url);
  return {
    '@context': contextsOf(issuer.url),
    id: `urn:uuid:${id}`,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: achievement.name,
    issuer: { id: issuer.did, type: ['Profile'], name: issuer.name, url: issuer.url },
    validFrom: seconds(validFrom),
    ...(validUntil === null ? {} : { validUntil: seconds(validUntil) }),
    credentialSubject: {
      ...(subject.id === null ? {} : { id: subject.id }),
      type: ['AchievementSubject'],
      identifier: [
        {
          type: 'IdentityObject',
          hashed: true,
          identityHash: subject.identityHash,
          identityType: 'systemId',
          salt: subject.salt,
        },
      ],
      achievement,
      result,
      statement,
    },
    evidence: [
      {
        type: ['Evidence'],
        name: 'Ledger',
        description: `Proof that the disclosed entries are part of a ledger of ${ledgerProof.sums.entries} entries whose root was published.`,
        ledgerProof,
      },
    ],
    credentialStatus: {
      id: `${status.url}#${status.index}`,
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: String(status.index),
      statusListCredential: status.url,
    },
  };
}
