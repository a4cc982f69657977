import type { Baseline, Estimator } from './estimator.ts';

const expected = (rating: number): number => 1 / (1 + 10 ** (-rating / 400));
const score = (y: number): number => Math.min(1, Math.max(0, y / 100));

/**
 * Elo's rating (The Rating of Chessplayers, 1978) with the verdict as the score of a game against the middle: after each,
 * `R ← R + K·(S − E)`, and the expected score is the estimate.
 */
const elo =
  (k: number): Estimator =>
  (readings) => {
    let rating = 0;
    for (const { y } of readings) rating += k * (score(y) - expected(rating));
    return { mean: 100 * expected(rating) };
  };

export const eloLike: Baseline = {
  name: 'elo',
  title: 'Elo-like',
  tries: [20, 40, 60, 80, 100, 150, 200].map((k) => ({ settings: `K = ${k}`, estimator: elo(k) })),
};
