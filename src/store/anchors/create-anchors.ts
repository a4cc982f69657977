import type { Anchor } from '../../core/anchor.ts';
import type { Database } from '../database.ts';
import { listAnchors, newestAnchor, putAnchor } from './documents.ts';
import {
  claimReading,
  finishReading,
  holdReading,
  keepAnswer,
  type AnchorRead,
  type ClaimedReading,
} from './readings.ts';

type Claimed = Pick<ClaimedReading, 'reading' | 'claim'>;

/** Works with known scores, and their readings by judges. Each owner has its own: the installation, or a tenant. */
export function createAnchors(database: Database, now: () => Date) {
  return {
    list: (owner: string, page: { after: string; limit: number }) => listAnchors(database, owner, page),
    find: (owner: string, id: string) => newestAnchor(database, owner, id),
    put: (owner: string, previous: number, anchor: { id: string; body: Anchor }) =>
      putAnchor(database, owner, previous, anchor, now()),
    claim: (owner: string, of: { claimMs: number; after: number }) =>
      claimReading(database, owner, { ...of, now: now() }),
    hold: (claimed: Claimed, claimMs: number) => holdReading(database, claimed, { claimMs, now: now() }),
    keep: (claimed: Claimed, step: string, answer: unknown) => keepAnswer(database, claimed, step, answer),
    finish: (claimed: Claimed, read: AnchorRead) => finishReading(database, claimed, read, now()),
  };
}
