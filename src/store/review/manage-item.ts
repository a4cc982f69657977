import { isRelaxed, type ReviewMode } from '../../core/blind-review.ts';
import { rows, transaction, type Database, type Tx } from '../database.ts';
import { lockLearner } from '../learner/lock-learner.ts';
import { openAppeal } from './open-appeal.ts';
import { reviewersOf } from './reviewers.ts';
import { MODE } from './waiting-works.ts';

type Item = {
  open: boolean;
  mode: ReviewMode;
  calibration: number | null;
  entry: number | null;
  completion: number | null;
};

const READ = {
  name: 'review-item-manage',
  text: `SELECT q.open, ${MODE} AS mode, q.calibration, q.entry, c.completion FROM review_queue q
         LEFT JOIN calibrations c ON c.learner = q.learner AND c.number = q.calibration
         WHERE q.learner = $1 AND q.item = $2`,
};
const ASSIGN = {
  name: 'review-item-assign',
  text: `UPDATE review_queue SET assignee = $2, assigned_at = CASE WHEN $2::text IS NULL THEN NULL ELSE $3::timestamptz END
         WHERE item = $1 AND assignee IS DISTINCT FROM $2`,
};
const SET_MODE = {
  name: 'review-item-mode',
  text: 'UPDATE review_queue SET mode = $2 WHERE item = $1',
};

/** Whether a person may not decide on this: it is their own work, or an appeal against their own decision. */
async function isBarred(tx: Tx, learner: { no: number; id: string }, item: Item, by: string) {
  if (by === learner.id) return true;
  const { calibration, entry, completion } = item;
  const subject = calibration === null ? { entry: entry as number } : { calibration };
  if ((await openAppeal(tx, learner.no, subject)) === null) return false;
  const decided = completion === null ? { entry: entry as number } : { completion };
  return (await reviewersOf(tx, learner.no, decided)).includes(by);
}

type Managed<Refusal> = { outcome: 'done' | 'erased' | 'review_closed' | Refusal };

/** Runs `change` on an open item under the learner's lock. */
function manage<Refusal extends string>(
  database: Database,
  { learner: id, item: number }: { learner: string; item: number },
  change: (tx: Tx, learner: { no: number; id: string }, item: Item) => Promise<'done' | Refusal>,
): Promise<Managed<Refusal>> {
  return transaction(database, async (tx): Promise<Managed<Refusal>> => {
    const learner = await lockLearner(tx, id);
    if (!learner || learner.erasedAt !== null) return { outcome: 'erased' };
    const [item] = await rows<Item>(tx, READ, [learner.no, number]);
    if (!item?.open) return { outcome: 'review_closed' };
    return { outcome: await change(tx, learner, item) };
  });
}

/** Assigns an open item to a person who may decide on it; null clears. */
export function assignItem(
  database: Database,
  now: () => Date,
  of: { learner: string; item: number },
  assignee: string | null,
) {
  return manage(database, of, async (tx, learner, item) => {
    if (assignee !== null && (await isBarred(tx, learner, item, assignee))) return 'second_reviewer';
    await rows(tx, ASSIGN, [of.item, assignee, now()]);
    return 'done';
  });
}

/** Sets how an open item is read. Only with `mayRelax` may it reveal more than before. */
export function setItemMode(
  database: Database,
  of: { learner: string; item: number },
  mode: ReviewMode,
  { mayRelax }: { mayRelax: boolean },
) {
  return manage(database, of, async (tx, _learner, item) => {
    if (item.calibration === null) return 'nothing_to_read';
    if (!mayRelax && isRelaxed(item.mode, mode)) return 'relaxed';
    await rows(tx, SET_MODE, [of.item, mode]);
    return 'done';
  });
}
