import type { FoldedState } from '../refold.ts';
import type { Correction } from './correction.ts';
import type { CorrectionKind } from './kind.ts';
import { aboutCalibration, refoldWith } from './put-in-place.ts';

type Rescore = Extract<Correction, { kind: 'rescore' }>;

/** A rescore never replaces a review: it is stored, but the reading of the person still counts. */
const byPerson = (replaced: FoldedState | null) => replaced?.counts.source === 'review';

/** A new reading of the same dossier by a judge. */
export const rescore: CorrectionKind<Rescore> = {
  about: aboutCalibration,
  voids: false,
  mark: async () => undefined,
  refold: ({ correction, states, replaced }) =>
    replaced
      ? refoldWith(
          states,
          replaced,
          byPerson(replaced) ? replaced.counts.observations : correction.verdict.observations,
        )
      : states,
  calibration: ({ correction: { replaces, verdict } }) => ({
    source: 'rescore',
    replaces,
    judge: verdict.judge.name,
    judgeVersion: verdict.judge.version,
    unscored: verdict.unscored,
    observations: verdict.observations,
    workedMinutes: verdict.workedMinutes,
    flags: verdict.flags,
    asksReview: verdict.asksReview,
    text: { reason: verdict.reason, quotes: verdict.quotes, events: verdict.events },
  }),
  entry: () => ({ eventSeq: null, reason: 'rescore' }),
  newVerdict: ({ correction, replaced }) => (byPerson(replaced) ? null : correction.verdict),
};
