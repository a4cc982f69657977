import type { Database } from '../database.ts';
import type { SignRoot } from '../roots/append-root.ts';
import { findCredential, insertCredential, listCredentials, type CredentialPosition } from './credentials.ts';
import { prepareCredential, type LearnerState } from './prepare-credential.ts';
import { revokeCredential, revokedIn, takeStatus } from './statuses.ts';

/** Issued credentials, and the bits that revoke them. */
export function createCredentials(database: Database, now: () => Date) {
  return {
    prepare: (learner: string, isEarned: (state: LearnerState) => boolean, sign: SignRoot) =>
      prepareCredential(database, learner, { isEarned, sign, at: now() }),
    takeStatus: (id: string, length: number) => takeStatus(database, id, length),
    insert: (learner: number, credential: Parameters<typeof insertCredential>[2]) =>
      insertCredential(database, learner, credential),
    find: (id: string) => findCredential(database, id),
    list: (learner: number, page: { after: CredentialPosition | null; limit: number }) =>
      listCredentials(database, learner, page),
    revokedIn: (list: number) => revokedIn(database, list),
    revoke: (id: string) => revokeCredential(database, id, now()),
  };
}
