import type { Writing } from '../writing.ts';
import { applyCorrection } from '../calibration/correct/correct.ts';
import type { Corrected, Done } from '../calibration/correct/correction.ts';
import type { Database, Tx } from '../database.ts';
import { lockLearner, type LockedLearner } from '../learner/lock-learner.ts';
import { previewable } from '../preview.ts';
import { disputedEntry, type DisputedEntry } from './disputed-entry.ts';
import { openAppeal } from './open-appeal.ts';
import { closeEntryItem } from './queue.ts';
import { recordReview } from './record-review.ts';
import { reviewersOf } from './reviewers.ts';

/** A person's decision whether one award is paid. */
export type Ruling = { entry: number; ruling: 'paid' | 'refused'; by: string; reason: string };

/** Refusals, in order of precedence. */
export type Ruled =
  | { outcome: 'ruled'; review: number; state: 'upheld' | 'changed'; correction: Done | null }
  | { outcome: 'unknown' | 'not_an_award' | 'second_reviewer' }
  | Exclude<Corrected, Done>;

/** Lifts a guard from an award or refuses its payment. A ruling that changes nothing upholds the award. */
export function ruleOnEntry(
  database: Database,
  options: Writing & { preview?: boolean },
  id: string,
  ruling: Ruling,
): Promise<Ruled> {
  return previewable(database, options.preview, async (tx): Promise<Ruled> => {
    const learner = await lockLearner(tx, id);
    if (!learner || learner.erasedAt !== null) return { outcome: 'erased' };
    const disputed = await disputedEntry(tx, learner.no, ruling.entry);
    if (!disputed) return { outcome: 'unknown' };
    if (disputed.kind !== 'award') return { outcome: 'not_an_award' };
    if (disputed.voided) return { outcome: 'already_voided' };
    const contested = (await openAppeal(tx, learner.no, ruling)) !== null;
    const earlier = contested ? await reviewersOf(tx, learner.no, { entry: ruling.entry }) : [];
    // Reviewers may not decide on their own work, nor on an appeal against their own decision.
    if (ruling.by === learner.id || earlier.includes(ruling.by)) return { outcome: 'second_reviewer' };
    return decide(tx, options, learner, disputed, ruling);
  });
}

async function decide(
  tx: Tx,
  options: Writing,
  learner: LockedLearner,
  disputed: DisputedEntry,
  { entry, ruling, by, reason }: Ruling,
): Promise<Ruled> {
  const seq = disputed.eventSeq as number;
  const state = disputed.paid === (ruling === 'paid') ? 'upheld' : 'changed';
  let correction: Done | null = null;
  if (state === 'changed') {
    const corrected = await applyCorrection(tx, options, learner, { kind: 'rule', seq, ruling, reason });
    if (corrected.outcome !== 'corrected') return corrected;
    correction = corrected;
  }
  await closeEntryItem(tx, learner.no, entry);
  const kept = {
    completion: null,
    calibration: null,
    entry,
    eventSeq: seq,
    decision: state,
    ruling,
    result: null,
    by,
    reason,
  } as const;
  const review = await recordReview(tx, learner.no, kept, options.now());
  return { outcome: 'ruled', review, state, correction };
}
