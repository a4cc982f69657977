import { CONSTANTS } from './constants.ts';

export const TIERS = ['underperforming', 'developing', 'solid', 'strong', 'exceptional'] as const;

export type Tier = (typeof TIERS)[number];

/** What is shown for a tier not yet given. */
export type ShownTier = Tier | 'unrated';

const CUTS = [20, 40, 60, 80];

/** The tier that a value on 0–100 lies in; a value on a cut lies above it. */
export function tierOf(value: number): Tier {
  const index = CUTS.filter((cut) => value >= cut).length;
  return TIERS[index] as Tier;
}

/**
 * The tier after new evidence: the held one unless the interval mean ± z·sd says otherwise, so that it rises only to
 * what the lower edge clears and falls only below what the upper edge still reaches. A first tier is the lower edge's.
 */
export function nextTier(held: Tier | null, overall: { mean: number; sd: number }): Tier {
  const half = CONSTANTS.tierWidth * overall.sd;
  const low = tierOf(overall.mean - half);
  if (held === null) return low;
  const high = tierOf(overall.mean + half);
  const index = Math.min(TIERS.indexOf(high), Math.max(TIERS.indexOf(low), TIERS.indexOf(held)));
  return TIERS[index] as Tier;
}
