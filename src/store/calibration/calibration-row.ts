import type { Observation, JudgeCard } from '../../core/observation.ts';
import type { Snapshot } from '../../core/snapshot.ts';

export type CalibrationSource = 'judge' | 'unscored' | 'rescore' | 'review' | 'void';

/** What a calibration's hash covers: everything that the fold needs to be run again (rule 8), and a digest of its text. */
export type CalibrationEntry = {
  number: number;
  completion: number;
  source: CalibrationSource;
  /** The calibration whose place this one takes, null for a completion's first. */
  replaces: number | null;
  judge: string | null;
  judgeVersion: string | null;
  /** Null since every observation carries its own; in older entries the hash covers it. */
  card: JudgeCard | null;
  unscored: string | null;
  constants: number;
  policyVersion: number;
  effectiveTime: string;
  observations: Observation[];
  /** Minutes at work in the completion’s evidence, from which the phase’s pace is folded again; null where unknown. */
  workedMinutes: number | null;
  flags: string[];
  asksReview: boolean;
  stateAfter: Snapshot;
  textDigest: string;
  at: string;
};

export type StoredCalibration = CalibrationEntry & { previousHash: string; hash: string };
