import type { CommitOptions } from '../calibrate/commit-calibration.ts';
import { applyCorrection, type Corrected, type Done } from '../calibrate/correct.ts';
import { rows, type Database } from '../database.ts';
import { lockLearner } from '../learner/lock-learner.ts';
import { previewable } from '../preview.ts';
import { closeEntryItem, closeItems } from './queue.ts';
import { recordReview } from './record-review.ts';

/** An event that should never have come to this learner. */
export type VoidedEvent = { seq: number; by: string; reason: string };

/** Refusals, in the order in which they are asked. */
export type Voided =
  | { outcome: 'voided'; review: number; correction: Done }
  | { outcome: 'unknown_learner' | 'unknown_event' }
  | Exclude<Corrected, Done>;

const AWARD = {
  name: 'void-award',
  text: `SELECT entry FROM ledger WHERE learner = $1 AND event_seq = $2 AND kind = 'award'`,
};

/** Takes back the award of a misrouted event and folds its verdict away; appeals about it are answered by that. */
export function voidEvent(
  database: Database,
  options: CommitOptions & { preview?: boolean },
  id: string,
  { seq, by, reason }: VoidedEvent,
): Promise<Voided> {
  return previewable(database, options.preview, async (tx): Promise<Voided> => {
    const learner = await lockLearner(tx, id);
    if (!learner) return { outcome: 'unknown_learner' };
    if (learner.erasedAt !== null) return { outcome: 'erased' };
    if (seq > learner.lastSeq) return { outcome: 'unknown_event' };
    const corrected = await applyCorrection(tx, options, learner, { kind: 'void', seq, reason });
    if (corrected.outcome !== 'corrected') return corrected;
    const [award] = await rows<{ entry: number }>(tx, AWARD, [learner.no, seq]);
    const entry = award?.entry ?? null;
    await closeItems(tx, learner.no, seq);
    if (entry !== null) await closeEntryItem(tx, learner.no, entry);
    const result = corrected.calibration;
    const kept = {
      completion: seq,
      calibration: null,
      entry,
      eventSeq: seq,
      decision: 'voided',
      ruling: null,
      result,
      by,
      reason,
    } as const;
    const review = await recordReview(tx, learner.no, kept, options.now());
    return { outcome: 'voided', review, correction: corrected };
  });
}
