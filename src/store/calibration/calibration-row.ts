import type { Observation, JudgeCard } from '../../core/observation.ts';
import type { Snapshot } from '../../core/snapshot.ts';

export type CalibrationSource = 'judge' | 'unscored' | 'rescore' | 'review' | 'void';

/** The hashed fields of a calibration: everything needed to fold it again (rule 8), and a digest of its text. */
export type CalibrationEntry = {
  number: number;
  completion: number;
  source: CalibrationSource;
  /** The calibration that this one replaces; null for the first of a completion. */
  replaces: number | null;
  judge: string | null;
  judgeVersion: string | null;
  /** Null in new rows: every observation has its own card. Kept because older rows hashed it. */
  card: JudgeCard | null;
  unscored: string | null;
  constants: number;
  policyVersion: number;
  effectiveTime: string;
  observations: Observation[];
  /** Minutes of work in the evidence, for the pace of the phase; null when unknown. */
  workedMinutes: number | null;
  flags: string[];
  asksReview: boolean;
  stateAfter: Snapshot;
  textDigest: string;
  at: string;
};

export type StoredCalibration = CalibrationEntry & { previousHash: string; hash: string };
