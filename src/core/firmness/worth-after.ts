import { multiplierOf, xpOf, type Ladder } from '../ladder.ts';
import { TIERS } from '../tier.ts';
import type { WorthAfter } from './removal-folds.ts';

/** Paid awards of one base, made after the verdict of that place in the list (−1: before the first). */
export type AwardGroup = { after: number; ladder: Ladder; base: number; paid: number };

/** Places in `TIERS`, and −1 for unrated. */
const SHOWN = [null, ...TIERS];

function worthOf({ ladder, base, paid }: AwardGroup, tier: number, mean: number): number {
  return paid * xpOf(base, multiplierOf({ tier: SHOWN[tier + 1] ?? null, mean }, ladder));
}

/**
 * The worth of awards after each verdict that moves a skill; `places` are those in the list of all verdicts. Awards
 * before the first of them depend on none.
 */
export function worthAfter(places: readonly number[], groups: readonly AwardGroup[]): WorthAfter {
  const steps = places.map(() => SHOWN.map(() => 0));
  const smooth = places.map((): AwardGroup[] => []);
  for (const group of groups) {
    const index = places.findLastIndex((place) => place <= group.after);
    if (index === -1) continue;
    if (group.ladder === 'smooth') smooth[index]?.push(group);
    else
      for (const [place] of SHOWN.entries())
        (steps[index] as number[])[place] = (steps[index]?.[place] ?? 0) + worthOf(group, place - 1, 0);
  }
  return (verdict, tier, mean) => {
    let sum = steps[verdict]?.[tier + 1] ?? 0;
    for (const group of smooth[verdict] ?? []) sum += worthOf(group, tier, mean);
    return sum;
  };
}
