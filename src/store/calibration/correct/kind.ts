import type { Verdict } from '../../../core/verdict.ts';
import type { Tx } from '../../database.ts';
import type { NewCalibration } from '../append-calibration.ts';
import type { FoldedState } from '../refold.ts';
import type { Correction } from './correction.ts';

/** The event that a correction is about, and the state whose calibration it takes the place of, if any. */
export type About = { seq: number; replaced: FoldedState | null };

/** A correction under the learner's lock: what it is about, and the learner's states from the first calibration on. */
export type Plan<C extends Correction = Correction> = {
  correction: C;
  states: FoldedState[];
  event: { seq: number; calibrates: boolean };
  replaced: FoldedState | null;
};

/** What the calibration of one kind of correction says for itself; the rest is the same for all kinds. */
type CorrectedCalibration = Pick<NewCalibration, 'source' | 'replaces' | 'observations' | 'text'> &
  Partial<
    Pick<NewCalibration, 'judge' | 'judgeVersion' | 'unscored' | 'workedMinutes' | 'flags' | 'asksReview'>
  >;

/** One kind of correction: everything in which it differs from the others. */
export type CorrectionKind<C extends Correction> = {
  /** Null when the calibration that it names no longer counts. */
  about(correction: C, states: FoldedState[]): About | null;
  /** Whether the event itself counts no more. */
  voids: boolean;
  /** What it writes about the event, before its worth is asked again. */
  mark(tx: Tx, learner: number, correction: C): Promise<void>;
  /** The learner's states with the correction in place. */
  refold(plan: Plan<C>): FoldedState[];
  /** The calibration that it leaves behind; null when it leaves none. */
  calibration(plan: Plan<C>): CorrectedCalibration | null;
  /** How its ledger entry names it. */
  entry(correction: C): { eventSeq: number | null; reason: string };
  /** The verdict that counts from now on and may ask for a review; null when a person decided. */
  newVerdict(plan: Plan<C>): Verdict | null;
};
