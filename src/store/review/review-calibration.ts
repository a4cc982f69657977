import { undecidable } from '../../core/blind-review.ts';
import type { Observation } from '../../core/observation.ts';
import { SKILLS, type Skill } from '../../core/skill.ts';
import type { Writing } from '../writing.ts';
import { applyCorrection } from '../calibration/correct/correct.ts';
import type { Corrected, Done } from '../calibration/correct/correction.ts';
import { refold, type FoldedState } from '../calibration/refold.ts';
import type { Database, Tx } from '../database.ts';
import { lockLearner, type LockedLearner } from '../learner/lock-learner.ts';
import { previewable } from '../preview.ts';
import { demandOf } from './demand-of.ts';
import { openAppeal } from './open-appeal.ts';
import { closeItems } from './queue.ts';
import { recordReview } from './record-review.ts';
import { reviewersOf } from './reviewers.ts';
import { waitingWorks } from './waiting-works.ts';

/** A person's decision on a calibration. `skills` holds readings on 0–100; omitted skills keep theirs. */
export type Review = { number: number; by: string; reason: string } & (
  | { decision: 'upheld' }
  | { decision: 'changed'; skills: Partial<Record<Skill, number>> }
);

/** Refusals, in order of precedence. */
export type Reviewed =
  | { outcome: 'reviewed'; review: number; state: 'upheld' | 'changed'; correction: Done | null }
  | { outcome: 'unknown' | 'second_reviewer' | 'read_first' | 'second_reading' }
  | Exclude<Corrected, Done>;

/** Upholds a calibration or replaces it by the readings of a person; also answers an open appeal. */
export function reviewCalibration(
  database: Database,
  options: Writing & { preview?: boolean },
  id: string,
  review: Review,
): Promise<Reviewed> {
  return previewable(database, options.preview, async (tx): Promise<Reviewed> => {
    const learner = await lockLearner(tx, id);
    if (!learner || learner.erasedAt !== null) return { outcome: 'erased' };
    if (review.number < 1 || review.number > learner.calibrations) return { outcome: 'unknown' };
    const states = await refold(tx, learner.no);
    const state = states.find(({ counts }) => counts.number === review.number);
    if (!state) return { outcome: 'no_longer_counts' };
    if (await needsAnother(tx, learner, state, review.by)) return { outcome: 'second_reviewer' };
    const work = (await waitingWorks(tx, learner.no)).get(state.completion) ?? null;
    const unread = undecidable(work, review.by);
    if (unread) return { outcome: unread };
    return decide(tx, options, learner, state, review);
  });
}

/** Reviewers may not decide on their own work, nor on an appeal against their own decision. */
async function needsAnother(tx: Tx, learner: LockedLearner, { completion, counts }: FoldedState, by: string) {
  if (by === learner.id) return true;
  if ((await openAppeal(tx, learner.no, { calibration: counts.number })) === null) return false;
  return (await reviewersOf(tx, learner.no, { completion })).includes(by);
}

async function decide(
  tx: Tx,
  options: Writing,
  learner: LockedLearner,
  { completion, counts }: FoldedState,
  review: Review,
): Promise<Reviewed> {
  const { number, by, reason, decision } = review;
  let correction: Done | null = null;
  if (decision === 'changed') {
    const observations = observationsOf(
      review.skills,
      await demandOf(tx, learner.no, completion, counts.observations),
    );
    const corrected = await applyCorrection(tx, options, learner, {
      kind: 'review',
      replaces: number,
      observations,
      reason,
    });
    if (corrected.outcome !== 'corrected') return corrected;
    correction = corrected;
  } else await closeItems(tx, learner.no, completion);
  const result = correction?.calibration ?? null;
  const kept = {
    completion,
    calibration: number,
    entry: null,
    eventSeq: null,
    decision,
    ruling: null,
    result,
    by,
    reason,
  };
  const recorded = await recordReview(tx, learner.no, kept, options.now());
  return { outcome: 'reviewed', review: recorded, state: decision, correction };
}

function observationsOf(
  skills: Partial<Record<Skill, number>>,
  demand: (skill: Skill) => number,
): Observation[] {
  return SKILLS.flatMap((skill) => {
    const x = skills[skill];
    return x === undefined
      ? []
      : [
          {
            skill,
            source: 'review' as const,
            x,
            evidence: 1,
            confidence: 1,
            demand: demand(skill),
            card: null,
          },
        ];
  });
}
