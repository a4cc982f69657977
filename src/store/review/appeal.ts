import { notify } from '../changes/notice.ts';
import { refold } from '../calibration/refold.ts';
import { rows, transaction, type Database, type Tx } from '../database.ts';
import { lockLearner, type LockedLearner } from '../learner/lock-learner.ts';
import { disputedEntry } from './disputed-entry.ts';
import { openAppeal } from './open-appeal.ts';
import { queueForReview } from './queue.ts';

/** An appeal against a calibration or an award. `by` is who sent it. */
export type Appeal = ({ calibration: number } | { entry: number }) & { by: string; reason: string };

/** Refusals, in order of precedence. */
export type Appealed =
  | { outcome: 'appealed'; appeal: number; at: string }
  | { outcome: 'erased' | 'unknown' | 'no_longer_counts' | 'not_an_award' | 'already_contested' };

const INSERT = {
  name: 'appeal-insert',
  text: `INSERT INTO appeals (learner, appeal, calibration, entry, by, reason, at)
         SELECT $1, coalesce(max(appeal), 0) + 1, $2, $3, $4, $5, $6 FROM appeals WHERE learner = $1 RETURNING appeal`,
};

/** Contests a verdict or an award and queues it for review. It keeps counting until a person decides. */
export function appeal(database: Database, now: () => Date, id: string, appealed: Appeal): Promise<Appealed> {
  return transaction(database, async (tx): Promise<Appealed> => {
    const learner = await lockLearner(tx, id);
    if (!learner || learner.erasedAt !== null) return { outcome: 'erased' };
    const refusal = await refusalOf(tx, learner, appealed);
    if (refusal) return { outcome: refusal };
    const at = now();
    const calibration = 'calibration' in appealed ? appealed.calibration : null;
    const entry = 'entry' in appealed ? appealed.entry : null;
    const values = [learner.no, calibration, entry, appealed.by, appealed.reason, at];
    const [row] = await rows<{ appeal: number }>(tx, INSERT, values);
    await queueForReview(tx, learner.no, appealed, [], at);
    const number = row?.appeal ?? 0;
    const notice = { kind: 'review', action: 'appealed', appeal: number, calibration, entry } as const;
    await notify(tx, learner.no, notice, at);
    return { outcome: 'appealed', appeal: number, at: at.toISOString() };
  });
}

async function refusalOf(tx: Tx, learner: LockedLearner, appealed: Appeal) {
  if ('calibration' in appealed) {
    if (appealed.calibration < 1 || appealed.calibration > learner.calibrations) return 'unknown';
    const states = await refold(tx, learner.no);
    if (!states.some(({ counts }) => counts.number === appealed.calibration)) return 'no_longer_counts';
  } else {
    const entry = await disputedEntry(tx, learner.no, appealed.entry);
    if (!entry) return 'unknown';
    if (entry.kind !== 'award') return 'not_an_award';
    if (entry.voided) return 'no_longer_counts';
  }
  return (await openAppeal(tx, learner.no, appealed)) === null ? null : 'already_contested';
}
