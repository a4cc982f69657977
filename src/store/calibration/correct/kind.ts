import type { Verdict } from '../../../core/verdict.ts';
import type { Tx } from '../../database.ts';
import type { NewCalibration } from '../append-calibration.ts';
import type { FoldedState } from '../refold.ts';
import type { Correction } from './correction.ts';

/** The event of a correction, and the state whose calibration it replaces, if any. */
export type About = { seq: number; replaced: FoldedState | null };

/** A correction under the learner's lock, with the learner's states folded from the first calibration on. */
export type Plan<C extends Correction = Correction> = {
  correction: C;
  states: FoldedState[];
  event: { seq: number; calibrates: boolean };
  replaced: FoldedState | null;
};

/** The fields of the calibration that depend on the kind of correction. */
type CorrectedCalibration = Pick<NewCalibration, 'source' | 'replaces' | 'observations' | 'text'> &
  Partial<
    Pick<NewCalibration, 'judge' | 'judgeVersion' | 'unscored' | 'workedMinutes' | 'flags' | 'asksReview'>
  >;

/** One kind of correction: everything that differs between kinds. */
export type CorrectionKind<C extends Correction> = {
  /** Null when the named calibration no longer counts. */
  about(correction: C, states: FoldedState[]): About | null;
  /** Whether the event itself no longer counts. */
  voids: boolean;
  /** Writes to the rows of the event, before its worth is computed again. */
  mark(tx: Tx, learner: number, correction: C): Promise<void>;
  /** The learner's states with the correction applied. */
  refold(plan: Plan<C>): FoldedState[];
  /** The new calibration; null when there is none. */
  calibration(plan: Plan<C>): CorrectedCalibration | null;
  /** The event and reason of its ledger entry. */
  entry(correction: C): { eventSeq: number | null; reason: string };
  /** The new verdict, which may ask for a review; null when a person decided. */
  newVerdict(plan: Plan<C>): Verdict | null;
};
