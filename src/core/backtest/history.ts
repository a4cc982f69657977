import type { Observation } from '../observation.ts';
import type { PastAward } from '../try-policy.ts';
import type { Snapshot } from '../snapshot.ts';

/** An award as it was made. `version`: the learner's version that appended it. */
export type AwardLine = PastAward & { kind: 'award'; version: number; seq: number; policy: number };

/** A correction of earlier entries; `seq` is the event of a ruling or void. */
export type CorrectionLine = {
  kind: 'settlement' | 'review';
  version: number;
  seq: number | null;
  reason: string | null;
};

/** A calibration as it was committed. `effectiveTime` in epoch milliseconds. */
export type CalibrationLine = {
  version: number;
  completion: number;
  source: 'judge' | 'unscored' | 'rescore' | 'review' | 'void';
  replaces: number | null;
  judge: string | null;
  judgeVersion: string | null;
  observations: Observation[];
  /** The version of the constants that it was folded with. */
  constants: number;
  effectiveTime: number;
};

/** Where a learner is: what the ledger sums up to, and the snapshot. */
export type LearnerEnd = { total: number; level: number; snapshot: Snapshot };

/** The whole stored history of a learner, oldest first, and where it ended. `at` (epoch ms) as for the layer. */
export type LearnerHistory = {
  learner: string;
  at: number;
  entries: readonly (AwardLine | CorrectionLine)[];
  calibrations: readonly CalibrationLine[];
  end: LearnerEnd;
};
