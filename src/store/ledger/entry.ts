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
  /** When it happened, by the event's own time. */
  eventTime: string;
  base: number;
  /** Unrounded. */
  multiplier: number;
  reason: string | null;
  policyVersion: number;
  awaitingVerdict: boolean;
};

/** One correction of earlier entries: a verdict that came late (settlement), or a person's ruling (review). */
export type NewCorrection = Common & {
  kind: 'settlement' | 'review';
  calibration: number | null;
  /** The event that a ruling is about, null when a calibration is the cause. */
  eventSeq: number | null;
  fromEntry: number | null;
  toEntry: number | null;
  reason: string | null;
};

export type NewEntry = NewAward | NewCorrection;

/** What a chain adds to an entry: its number, what it left behind, its link. `at` is ISO 8601 with milliseconds. */
type Chained = {
  entry: number;
  level: number;
  totalAfter: number;
  previousHash: string;
  hash: string;
  at: string;
};

export type LedgerEntry = NewEntry & Chained;
