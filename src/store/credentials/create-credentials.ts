import type { Database } from '../database.ts';
import type { SignRoot } from '../roots/append-root.ts';
import type { Position } from '../changes/read-changes.ts';
import { policyOwners, ruledLearners } from './by-rule.ts';
import { findCredential, insertCredential, listCredentials, type CredentialPosition } from './credentials.ts';
import {
  claimFollowing,
  oldestUnfollowed,
  releaseFollowing,
  saveFollowed,
  type Follower,
} from './follower.ts';
import { prepareCredential, type LearnerState } from './prepare-credential.ts';
import { revokeCredential, revokedIn, takeStatus } from './statuses.ts';

/** Issued credentials, and the bits that revoke them. */
export function createCredentials(database: Database, now: () => Date) {
  return {
    prepare: (learner: string, isEarned: (state: LearnerState) => boolean, sign: SignRoot) =>
      prepareCredential(database, learner, { isEarned, sign, at: now() }),
    takeStatus: (id: string, length: number) => takeStatus(database, id, length),
    insert: (learner: string, credential: Parameters<typeof insertCredential>[2]) =>
      insertCredential(database, learner, credential),
    find: (id: string) => findCredential(database, id),
    list: (learner: number, page: { after: CredentialPosition | null; limit: number }) =>
      listCredentials(database, learner, page),
    revokedIn: (list: number) => revokedIn(database, list),
    revoke: (id: string, { undone = false } = {}) => revokeCredential(database, id, { at: now(), undone }),
    ruled: (learners: readonly number[]) => ruledLearners(database, learners),
    owners: () => policyOwners(database),
    claimFollowing: (follower: Follower) => claimFollowing(database, follower),
    saveFollowed: (follower: Follower, position: Position) => saveFollowed(database, follower, position),
    releaseFollowing: (worker: string) => releaseFollowing(database, worker),
    oldestUnfollowed: () => oldestUnfollowed(database),
  };
}
