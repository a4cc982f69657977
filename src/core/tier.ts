import type { Constants } from './constants.ts';

export const TIERS = ['underperforming', 'developing', 'solid', 'strong', 'exceptional'] as const;

export type Tier = (typeof TIERS)[number];

/** What is shown before the first tier. */
export type ShownTier = Tier | 'unrated';

export const CUTS: readonly number[] = [20, 40, 60, 80];

/** The place in `TIERS` of a value on 0–100; a value on a cut belongs to the higher tier. */
export function tierIndex(value: number): number {
  let index = 0;
  for (const cut of CUTS) if (value >= cut) index += 1;
  return index;
}

/** The tier of a value on 0–100. */
export function tierOf(value: number): Tier {
  return TIERS[tierIndex(value)] as Tier;
}

/** The tier held (as a place in `TIERS`, −1 for none) between those of the lower and the upper edge. */
export function heldIndex(current: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, current));
}

/**
 * Points by which the tier is ahead of the mean of overall. A filter lags behind a lasting change, and then its mean moves in
 * one direction for many verdicts (a tracking signal: Trigg 1964). What chance explains of the movement does not count.
 */
export function aheadOf(movement: number, sd: number, constants: Constants): number {
  const chance = constants.movementWidth * sd;
  return constants.movementShare * (movement - Math.min(chance, Math.max(-chance, movement)));
}

/**
 * The tier after new evidence. It rises only as far as the lower edge of mean ± z·sd reaches and falls only to what the
 * upper edge still reaches; otherwise it stays. The mean is that which a lasting movement leads to. A first tier is that of
 * the lower edge.
 */
export function nextTier(
  current: Tier | null,
  { mean, sd, movement }: { mean: number; sd: number; movement: number },
  constants: Constants,
): Tier {
  const half = constants.tierWidth * sd;
  const ahead = mean + aheadOf(movement, sd, constants);
  const low = tierIndex(ahead - half);
  const high = tierIndex(ahead + half);
  return TIERS[heldIndex(current === null ? -1 : TIERS.indexOf(current), low, high)] as Tier;
}
