import type { FoldedState } from '../refold.ts';
import type { Correction } from './correction.ts';
import type { CorrectionKind } from './kind.ts';
import { aboutCalibration, refoldWith, textOf } from './put-in-place.ts';

type Review = Extract<Correction, { kind: 'review' }>;

/** The skills of a review replace the earlier readings; omitted skills keep theirs. */
function observationsOf({ observations }: Review, { counts }: FoldedState) {
  const reviewed = new Set(observations.map(({ skill }) => skill));
  return [...counts.observations.filter(({ skill }) => !reviewed.has(skill)), ...observations];
}

/** The reading of a person replaces a calibration. */
export const review: CorrectionKind<Review> = {
  about: aboutCalibration,
  voids: false,
  mark: async () => undefined,
  refold: ({ correction, states, replaced }) =>
    replaced ? refoldWith(states, replaced, observationsOf(correction, replaced)) : states,
  calibration: ({ correction, replaced }) =>
    replaced && {
      source: 'review',
      replaces: correction.replaces,
      observations: observationsOf(correction, replaced),
      // The evidence is the same, so the minutes are too.
      workedMinutes: replaced.counts.workedMinutes,
      text: textOf(correction.reason),
    },
  entry: () => ({ eventSeq: null, reason: 'review' }),
  newVerdict: () => null,
};
