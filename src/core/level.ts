import type { Snapshot } from './snapshot.ts';

/** XP at which half of what skill allows is reached. */
const HALF_XP = 8000;
const FALL = 3;

/** What skill supports on the level axis: the lower bound of overall, 0 while unrated. */
export function ceilingOf(snapshot: Pick<Snapshot, 'tier' | 'mean' | 'sd'>): number {
  return snapshot.tier === null ? 0 : Math.max(0, snapshot.mean - snapshot.sd);
}

/** `1 + floor(½ · ceiling · total / (total + 8000))`: skill sets the ceiling, XP climbs towards it (design 5). */
export function levelOf(total: number, ceiling: number): number {
  return 1 + Math.floor((0.5 * ceiling * total) / (total + HALF_XP));
}

/** The level shown: up at once, down only when the computed one is three below. */
export function shownLevel(shown: number, total: number, ceiling: number): number {
  const computed = levelOf(total, ceiling);
  return computed > shown || computed <= shown - FALL ? computed : shown;
}

/** The level after verdicts that came without an entry: the total stays, the ceiling changes with each snapshot. */
export function levelAfter(
  level: number,
  total: number,
  snapshots: readonly Pick<Snapshot, 'tier' | 'mean' | 'sd'>[],
): number {
  return snapshots.reduce((shown, snapshot) => shownLevel(shown, total, ceilingOf(snapshot)), level);
}

/** XP total at which the next level is reached at this ceiling, null when the ceiling is too low. */
export function nextLevelAt(shown: number, ceiling: number): number | null {
  const wanted = 2 * shown;
  if (ceiling <= wanted) return null;
  // ½ · ceiling · t / (t + half) ≥ shown, solved for t; the loop corrects rounding in the last bit.
  let total = Math.ceil((HALF_XP * wanted) / (ceiling - wanted));
  while (levelOf(total, ceiling) <= shown) total += 1;
  return total;
}
