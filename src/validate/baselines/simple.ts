import { mean } from 'simple-statistics';
import type { Baseline, Estimator } from './estimator.ts';

/** The mean of the newest verdicts; the middle before the first. */
const meanOfLast =
  (count: number): Estimator =>
  (readings) => ({ mean: readings.length === 0 ? 50 : mean(readings.slice(-count).map(({ y }) => y)) });

export const lastVerdict: Baseline = {
  name: 'last',
  title: 'last verdict',
  tries: [{ settings: '', estimator: meanOfLast(1) }],
};

export const cumulativeMean: Baseline = {
  name: 'mean',
  title: 'cumulative mean',
  tries: [{ settings: '', estimator: meanOfLast(Number.MAX_SAFE_INTEGER) }],
};

export const movingAverage: Baseline = {
  name: 'moving',
  title: 'moving average',
  tries: [3, 5, 8, 12, 16, 20, 30, 40].map((count) => ({
    settings: `${count} verdicts`,
    estimator: meanOfLast(count),
  })),
};
