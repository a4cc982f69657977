import { CONSTANTS } from './constants.ts';

export const TIERS = ['underperforming', 'developing', 'solid', 'strong', 'exceptional'] as const;

export type Tier = (typeof TIERS)[number];

/** What is shown before the first tier. */
export type ShownTier = Tier | 'unrated';

const CUTS = [20, 40, 60, 80];

/** The tier of a value on 0–100; a value on a cut belongs to the higher tier. */
export function tierOf(value: number): Tier {
  const index = CUTS.filter((cut) => value >= cut).length;
  return TIERS[index] as Tier;
}

/**
 * The tier after new evidence. It rises only as far as the lower edge of mean ± z·sd reaches and falls only to what the
 * upper edge still reaches; otherwise it stays. A first tier is that of the lower edge.
 */
export function nextTier(current: Tier | null, overall: { mean: number; sd: number }): Tier {
  const half = CONSTANTS.tierWidth * overall.sd;
  const low = tierOf(overall.mean - half);
  if (current === null) return low;
  const high = tierOf(overall.mean + half);
  const index = Math.min(TIERS.indexOf(high), Math.max(TIERS.indexOf(low), TIERS.indexOf(current)));
  return TIERS[index] as Tier;
}
