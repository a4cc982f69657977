import type { Writing } from '../writing.ts';
import { applyCorrection } from '../calibration/correct/correct.ts';
import type { Corrected, Done } from '../calibration/correct/correction.ts';
import { rows, type Database, type Tx } from '../database.ts';
import { lockLearner, type LockedLearner } from '../learner/lock-learner.ts';
import { previewable } from '../preview.ts';
import { closeEntryItem, closeItems } from './queue.ts';
import { recordReview } from './record-review.ts';
import { reviewersOf } from './reviewers.ts';

/** An event that was sent for the wrong learner. */
export type VoidedEvent = { seq: number; by: string; reason: string };

/** Refusals, in order of precedence. */
export type Voided =
  | { outcome: 'voided'; review: number; correction: Done }
  | { outcome: 'unknown_learner' | 'unknown_event' | 'second_reviewer' }
  | Exclude<Corrected, Done>;

const AWARD = {
  name: 'void-award',
  text: `SELECT entry FROM ledger WHERE learner = $1 AND event_seq = $2 AND kind = 'award'`,
};
// An open appeal that a void would answer, about the award or any calibration.
const CONTESTED = {
  name: 'void-contested',
  text: `SELECT true FROM appeals a WHERE a.learner = $1 AND a.review IS NULL AND (a.entry = $2 OR a.calibration IN
           (SELECT number FROM calibrations c WHERE c.learner = $1 AND c.completion = $3)) LIMIT 1`,
};

/** Takes back the award and the verdict of a misrouted event, which also answers appeals about them. */
export function voidEvent(
  database: Database,
  options: Writing & { preview?: boolean },
  id: string,
  { seq, by, reason }: VoidedEvent,
): Promise<Voided> {
  return previewable(database, options.preview, async (tx): Promise<Voided> => {
    const learner = await lockLearner(tx, id);
    if (!learner) return { outcome: 'unknown_learner' };
    if (learner.erasedAt !== null) return { outcome: 'erased' };
    if (seq > learner.lastSeq) return { outcome: 'unknown_event' };
    const [award] = await rows<{ entry: number }>(tx, AWARD, [learner.no, seq]);
    const entry = award?.entry ?? null;
    if (await needsAnother(tx, learner, { seq, entry }, by)) return { outcome: 'second_reviewer' };
    const corrected = await applyCorrection(tx, options, learner, { kind: 'void', seq, reason });
    if (corrected.outcome !== 'corrected') return corrected;
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

/** Same rule as for reviews: not on one’s own work, nor on an appeal against one’s own decision. */
async function needsAnother(
  tx: Tx,
  learner: LockedLearner,
  { seq, entry }: { seq: number; entry: number | null },
  by: string,
): Promise<boolean> {
  if (by === learner.id) return true;
  if ((await rows(tx, CONTESTED, [learner.no, entry, seq])).length === 0) return false;
  const earlier = await reviewersOf(tx, learner.no, { completion: seq });
  if (entry !== null) earlier.push(...(await reviewersOf(tx, learner.no, { entry })));
  return earlier.includes(by);
}
