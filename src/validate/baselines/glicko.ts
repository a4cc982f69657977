import rate from 'glicko2-lite';
import type { Baseline, Estimator } from './estimator.ts';

const START = 1500;
/** Rating points of a unit of the logistic scale (Glickman, Example of the Glicko-2 system, 2013). */
const SCALE = 173.7178;
const VOLATILITY = 0.06;

/**
 * Glicko-2 by `glicko2-lite`: each verdict is a rating period with one game against an opponent at the middle, and the
 * expected score is the estimate. Its sd is that of the rating, carried over by the slope of the expectation.
 */
const glicko =
  (startRd: number, opponentRd: number, tau: number): Estimator =>
  (readings) => {
    let state = { rating: START, rd: startRd, vol: VOLATILITY };
    for (const { y } of readings) {
      const score = Math.min(1, Math.max(0, y / 100));
      state = rate(state.rating, state.rd, state.vol, [[START, opponentRd, score]], { rating: START, tau });
    }
    const expected = 1 / (1 + Math.exp(-(state.rating - START) / SCALE));
    return { mean: 100 * expected, sd: (100 * expected * (1 - expected) * state.rd) / SCALE };
  };

const TRIES = [100, 150, 200, 350].flatMap((startRd) =>
  [30, 200].flatMap((opponentRd) => [0.3, 1.2].map((tau) => [startRd, opponentRd, tau] as const)),
);

export const glicko2: Baseline = {
  name: 'glicko-2',
  title: 'Glicko-2',
  tries: TRIES.map(([startRd, opponentRd, tau]) => ({
    settings: `RD ${startRd}, opponent’s ${opponentRd}, τ = ${tau}`,
    estimator: glicko(startRd, opponentRd, tau),
  })),
};
