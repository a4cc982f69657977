import { CONSTANTS } from '../../../core/constants.ts';
import { reviewReasons } from '../../../core/review.ts';
import type { Snapshot } from '../../../core/snapshot.ts';
import type { Policies } from '../../documents/policies.ts';
import type { Tx } from '../../database.ts';
import type { LockedLearner } from '../../learner/lock-learner.ts';
import { closeItems, queueForReview } from '../../review/queue.ts';
import { appendCalibration } from '../append-calibration.ts';
import { kindOf } from './kinds.ts';
import type { Plan } from './kind.ts';

/** The event of a correction as it was judged. `effectiveTime` in epoch milliseconds. */
export type Judged = { policy: number; effectiveTime: number };

/** Appends the calibration of a correction and returns its number and hash; null when it has none. */
export async function recalibrate(
  tx: Tx,
  learner: LockedLearner,
  plan: Plan & { event: Judged },
  { snapshot, at }: { snapshot: Snapshot; at: Date },
): Promise<{ number: number; hash: string } | null> {
  const calibration = kindOf(plan.correction).calibration(plan);
  if (!calibration) return null;
  const { seq, policy, effectiveTime } = plan.event;
  const same = {
    completion: seq,
    // A correction is folded as the verdict that it corrects was.
    constants: plan.replaced?.counts.constants ?? CONSTANTS.version,
    policyVersion: policy,
    effectiveTime: new Date(effectiveTime).toISOString(),
    stateAfter: snapshot,
    judge: null,
    judgeVersion: null,
    card: null,
    unscored: null,
    workedMinutes: null,
    flags: [],
    asksReview: false,
  };
  return appendCalibration(tx, learner, { ...same, ...calibration }, at);
}

/** Closes review items of the replaced calibration, and queues a judge's new verdict if it needs review. */
export async function askAgain(
  tx: Tx,
  policies: Policies,
  learner: number,
  plan: Plan & { event: Judged },
  {
    number,
    hash,
    at,
    ...moved
  }: { number: number; hash: string; before: Snapshot; after: Snapshot; at: Date },
): Promise<void> {
  await closeItems(tx, learner, plan.event.seq);
  const verdict = kindOf(plan.correction).newVerdict(plan);
  if (!verdict) return;
  const { review } = await policies.read(tx, plan.event.policy);
  const reasons = reviewReasons(review, verdict, moved, hash);
  if (reasons.length > 0) await queueForReview(tx, learner, { calibration: number }, reasons, at);
}
