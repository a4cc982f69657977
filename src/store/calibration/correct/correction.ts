import type { Observation } from '../../../core/observation.ts';
import type { Snapshot } from '../../../core/snapshot.ts';
import type { Verdict } from '../../../core/verdict.ts';

/** What may be corrected after the fact. Each becomes at most one `review` entry and at most one calibration. */
export type Correction =
  | { kind: 'review'; replaces: number; observations: Observation[]; reason: string }
  | { kind: 'rescore'; replaces: number; verdict: Verdict }
  | { kind: 'void'; seq: number; reason: string }
  | { kind: 'rule'; seq: number; ruling: 'paid' | 'refused'; reason: string };

/** Where the learner stood around a correction. */
export type Standing = { snapshot: Snapshot; level: number; total: number };

/** What a correction did; `entry` is its number in the ledger. */
export type Done = {
  outcome: 'corrected';
  calibration: number | null;
  entry: number;
  xp: number;
  before: Standing;
  after: Standing;
};

/** Refusals, in the order in which they are asked. */
export type Corrected = Done | { outcome: 'erased' | 'not_awarded' | 'already_voided' | 'no_longer_counts' };
