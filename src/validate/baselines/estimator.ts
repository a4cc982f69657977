import type { OverallReading } from '../run/lived.ts';

/** What an estimator says about overall; `sd` only if it knows one. */
export type Estimate = { mean: number; sd?: number };

/** From the verdicts known at `now` (epoch ms), in the order of the work, to an estimate. */
export type Estimator = (readings: readonly OverallReading[], now: number) => Estimate;

/** A method with the settings that are tried on other learners; `settings` says what a setting means. */
export type Baseline = {
  name: string;
  title: string;
  tries: readonly { settings: string; estimator: Estimator }[];
};

/** What is said before the first verdict: the middle. */
export const MIDDLE: Estimate = { mean: 50, sd: 20 };
