import type { ShownTier } from '../../core/tier.ts';

type Common = {
  xp: number;
  tier: ShownTier;
  overall: number;
  snapshotVersion: number;
};

export type NewAward = Common & {
  kind: 'award';
  eventSeq: number;
  eventType: string;
  /** The event's own time. */
  eventTime: string;
  base: number;
  /** Unrounded. */
  multiplier: number;
  reason: string | null;
  policyVersion: number;
  awaitingVerdict: boolean;
};

/** A correction of earlier entries: by a late verdict (settlement) or the ruling of a person (review). */
export type NewCorrection = Common & {
  kind: 'settlement' | 'review';
  calibration: number | null;
  /** The event of a ruling; null when a calibration is the cause. */
  eventSeq: number | null;
  fromEntry: number | null;
  toEntry: number | null;
  reason: string | null;
};

export type NewEntry = NewAward | NewCorrection;

/**
 * Fields added by the chain: the number, the resulting total and level, the hashes. `at` is ISO 8601 with milliseconds.
 */
type Chained = {
  entry: number;
  level: number;
  totalAfter: number;
  previousHash: string;
  hash: string;
  at: string;
};

export type LedgerEntry = NewEntry & Chained;
