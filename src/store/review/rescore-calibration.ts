import type { Verdict } from '../../core/verdict.ts';
import type { Writing } from '../writing.ts';
import { applyCorrection } from '../calibration/correct/correct.ts';
import type { Corrected, Done } from '../calibration/correct/correction.ts';
import { refold } from '../calibration/refold.ts';
import { rows, type Database, type Tx } from '../database.ts';
import { lockLearner, type LockedLearner } from '../learner/lock-learner.ts';
import { previewable } from '../preview.ts';
import { openAppeal } from './open-appeal.ts';

/** A new reading of a stored dossier. `answer` names the stored steps behind it. */
export type NewRescore = { number: number; answer: string; by: string; verdict: Verdict };

/** Refusals, in order of precedence. */
export type RescoreRefusal = 'erased' | 'unknown' | 'no_longer_counts' | 'contested' | 'second_reviewer';

export type StoredRescore =
  | { outcome: 'rescored'; correction: Done }
  | { outcome: RescoreRefusal }
  | Exclude<Corrected, Done>;

const INSERT = {
  name: 'rescore-insert',
  text: `INSERT INTO rescores (learner, calibration, completion, answer, by)
         SELECT $1, $2, completion, $3, $4 FROM calibrations WHERE learner = $1 AND number = $2`,
};
const USED = {
  name: 'rescores-used',
  text: 'SELECT answer FROM rescores WHERE learner = $1 AND completion = $2',
};

/** What to score again: the completion, and the answers already used by earlier rescores of it. */
export type RescoreTarget = { completion: number; used: string[] };

/** Checks that the calibration may be scored again, before paying for an answer. */
export function rescoreTarget(
  database: Database,
  id: string,
  number: number,
): Promise<RescoreTarget | { refused: RescoreRefusal }> {
  return previewable(database, false, async (tx) => {
    const learner = await lockLearner(tx, id);
    const found = learner ? await target(tx, learner, number) : { refused: 'erased' as const };
    if ('refused' in found) return found;
    const used = await rows<{ answer: string }>(tx, USED, [found.no, found.completion]);
    return { completion: found.completion, used: used.map(({ answer }) => answer) };
  });
}

async function target(
  tx: Tx,
  learner: LockedLearner,
  number: number,
): Promise<{ no: number; completion: number } | { refused: RescoreRefusal }> {
  if (learner.erasedAt !== null) return { refused: 'erased' };
  if (number < 1 || number > learner.calibrations) return { refused: 'unknown' };
  const state = (await refold(tx, learner.no)).find(({ counts }) => counts.number === number);
  if (!state) return { refused: 'no_longer_counts' };
  // A learner who appealed gets a decision by a person.
  if ((await openAppeal(tx, learner.no, { calibration: number })) !== null) return { refused: 'contested' };
  return { no: learner.no, completion: state.completion };
}

/** Replaces the reading of a judge by a new one. After a review by a person it is stored but does not count. */
export function rescoreCalibration(
  database: Database,
  options: Writing & { preview?: boolean },
  id: string,
  { number, answer, by, verdict }: NewRescore,
): Promise<StoredRescore> {
  return previewable(database, options.preview, async (tx): Promise<StoredRescore> => {
    const learner = await lockLearner(tx, id);
    if (!learner) return { outcome: 'erased' };
    const found = await target(tx, learner, number);
    if ('refused' in found) return { outcome: found.refused };
    // Reviewers may not have their own work scored again.
    if (by === learner.id) return { outcome: 'second_reviewer' };
    const corrected = await applyCorrection(tx, options, learner, {
      kind: 'rescore',
      replaces: number,
      verdict,
    });
    if (corrected.outcome !== 'corrected') return corrected;
    await rows(tx, INSERT, [learner.no, corrected.calibration, answer, by]);
    return { outcome: 'rescored', correction: corrected };
  });
}
