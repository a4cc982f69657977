import type { Observation } from '../../../core/observation.ts';
import type { Snapshot } from '../../../core/snapshot.ts';
import type { Verdict } from '../../../core/verdict.ts';

/** A correction. Each writes at most one `review` entry and at most one calibration. */
export type Correction =
  | { kind: 'review'; replaces: number; observations: Observation[]; reason: string }
  | { kind: 'rescore'; replaces: number; verdict: Verdict }
  | { kind: 'void'; seq: number; reason: string }
  | { kind: 'rule'; seq: number; ruling: 'paid' | 'refused'; reason: string };

/** The state of the learner before or after a correction. */
export type Standing = { snapshot: Snapshot; level: number; total: number };

/** The effect of a correction; `entry` is its number in the ledger. */
export type Done = {
  outcome: 'corrected';
  calibration: number | null;
  entry: number;
  xp: number;
  before: Standing;
  after: Standing;
};

/** Refusals, in order of precedence. */
export type Corrected = Done | { outcome: 'erased' | 'not_awarded' | 'already_voided' | 'no_longer_counts' };
