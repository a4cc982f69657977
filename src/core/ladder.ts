import type { Snapshot } from './snapshot.ts';
import { TIERS } from './tier.ts';

/** `steps` pays by the current tier; `smooth` interpolates linearly between the knots by overall's mean. */
export type Ladder = 'steps' | 'smooth';

const STEPS = [1, 2, 4, 7, 10];
const KNOTS: readonly [mean: number, multiplier: number][] = [
  [10, 1],
  [30, 2],
  [50, 4],
  [70, 7],
  [90, 10],
];

function smooth(mean: number): number {
  let [fromMean, fromMultiplier] = KNOTS[0] as [number, number];
  if (mean <= fromMean) return fromMultiplier;
  for (const [toMean, toMultiplier] of KNOTS.slice(1)) {
    if (mean <= toMean) {
      return fromMultiplier + ((toMultiplier - fromMultiplier) * (mean - fromMean)) / (toMean - fromMean);
    }
    [fromMean, fromMultiplier] = [toMean, toMultiplier];
  }
  return fromMultiplier;
}

/** The multiplier of base XP at this snapshot: 1 to 10, and 1 while unrated. Not rounded. */
export function multiplierOf(snapshot: Pick<Snapshot, 'tier' | 'mean'>, ladder: Ladder): number {
  if (snapshot.tier === null) return 1;
  if (ladder === 'smooth') return smooth(snapshot.mean);
  return STEPS[TIERS.indexOf(snapshot.tier)] as number;
}

/** XP of a base at a multiplier, half rounded up. */
export function xpOf(base: number, multiplier: number): number {
  return Math.floor(base * multiplier + 0.5);
}
