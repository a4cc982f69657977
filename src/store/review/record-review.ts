import { notify } from '../changes/notice.ts';
import { rows, type Tx } from '../database.ts';

/** A stored decision by a person. Fields that do not apply are null. */
export type NewReview = {
  completion: number | null;
  calibration: number | null;
  entry: number | null;
  eventSeq: number | null;
  decision: 'upheld' | 'changed' | 'voided';
  ruling: 'paid' | 'refused' | null;
  /** The calibration that a change created. */
  result: number | null;
  by: string;
  reason: string;
};

const INSERT = {
  name: 'review-insert',
  text: `INSERT INTO reviews (learner, review, completion, calibration, entry, event_seq, decision, ruling, result, by, reason, at)
         SELECT $1, (SELECT coalesce(max(review), 0) + 1 FROM reviews WHERE learner = $1), completion, calibration, entry,
           "eventSeq", decision, ruling, result, $3, $4, $5
         FROM json_to_record($2::json) AS new(completion bigint, calibration int, entry bigint, "eventSeq" bigint,
           decision text, ruling text, result int)
         RETURNING review`,
};
const ANSWER = {
  name: 'appeals-answer',
  text: `UPDATE appeals a SET review = $2 WHERE a.learner = $1 AND a.review IS NULL AND (a.entry = $3 OR a.calibration IN
           (SELECT number FROM calibrations c WHERE c.learner = $1 AND c.completion = $4))`,
};

/** Stores a decision under the learner's lock and answers the open appeals that it decides. Returns its number. */
export async function recordReview(tx: Tx, learner: number, review: NewReview, at: Date): Promise<number> {
  const { by, reason, ...about } = review;
  const values = [learner, JSON.stringify(about), by, reason, at];
  const [row] = await rows<{ review: number }>(tx, INSERT, values);
  const number = (row as { review: number }).review;
  await rows(tx, ANSWER, [learner, number, about.entry, about.completion]);
  const { calibration, entry, decision, ruling, result } = about;
  const decided = {
    action: 'decided',
    review: number,
    calibration,
    entry,
    decision,
    ruling,
    result,
  } as const;
  await notify(tx, learner, { kind: 'review', ...decided }, at);
  return number;
}
