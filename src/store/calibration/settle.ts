import type { Snapshot } from '../../core/snapshot.ts';
import type { Pending } from '../award/pending-completions.ts';
import type { Tx } from '../database.ts';
import type { Policies } from '../documents/policies.ts';
import type { LockedLearner } from '../learner/lock-learner.ts';
import type { NewCorrection } from '../ledger/entry.ts';
import { worthOf } from './worth.ts';

const NO_END = Number.MAX_SAFE_INTEGER;

/** The settlement for awards made while waiting for a verdict, up to the next pending completion; null without any. */
export async function settle(
  tx: Tx,
  policies: Policies,
  learner: LockedLearner,
  pending: Pending[],
  { before, after }: { before: Snapshot; after: Snapshot },
): Promise<NewCorrection | null> {
  const completion = (pending[0] as Pending).seq;
  const finalTo = pending[1]?.seq ?? NO_END;
  if (learner.awardedTo === completion) return null;
  const range = { after: completion, to: finalTo };
  const paid = await worthOf(
    tx,
    policies,
    learner.no,
    { states: [{ completion: 0, snapshot: before }], finalTo: completion },
    range,
  );
  const due = await worthOf(
    tx,
    policies,
    learner.no,
    { states: [{ completion, snapshot: after }], finalTo },
    range,
  );
  if (paid.fromEntry === null) return null;
  return {
    kind: 'settlement',
    calibration: null,
    eventSeq: null,
    fromEntry: paid.fromEntry,
    toEntry: paid.toEntry,
    reason: null,
    xp: due.xp - paid.xp,
    tier: after.tier ?? 'unrated',
    overall: after.mean,
    snapshotVersion: 0,
  };
}
