import { constantsOf } from '../constants.ts';
import { foldCalibration, UNRATED, type Snapshot } from '../snapshot.ts';
import { TIERS } from '../tier.ts';
import {
  boundsOf,
  copyBounds,
  foldWithin,
  MEAN,
  readVerdict,
  setBounds,
  TIER,
  widen,
  XP,
  type Bounds,
  type CountedVerdict,
  type ReadVerdict,
} from './bounds.ts';

/** Where a fold ends: the snapshot, and what all awards come to against now, in XP. */
export type FoldEnd = { snapshot: Snapshot; xp: number };

/** XP of the awards between a verdict and the next, made at a tier (place in `TIERS`, −1 for none) and mean. */
export type WorthAfter = (verdict: number, tier: number, mean: number) => number;

/** The places of a range of verdicts, both included. */
export type Range = readonly [from: number, through: number];

/** Bounds before each verdict; null where there is no fold. */
export type BoundsBefore = readonly (Bounds | null)[];

const tierAt = ({ tier }: Snapshot) => (tier === null ? -1 : TIERS.indexOf(tier));

/** The snapshot after one more verdict, by the constants that it names. */
export function foldVerdict(snapshot: Snapshot, { observations, at, constants }: CountedVerdict): Snapshot {
  return foldCalibration(snapshot, observations, at, constantsOf(constants));
}

/** Folds of these verdicts without some of them: exact ones, and bounds of many at once. */
export function removalFolds(verdicts: readonly CountedVerdict[], worth: WorthAfter) {
  const count = verdicts.length;
  const read = verdicts.map(readVerdict);
  const before: Snapshot[] = [UNRATED];
  for (const verdict of verdicts) before.push(foldVerdict(before.at(-1) as Snapshot, verdict));
  const points = before.map(boundsOf);
  const worthNow = before.slice(1).map((after, index) => worth(index, tierAt(after), after.mean));
  const scratch = boundsOf(UNRATED);
  let folds = 0;

  const gained = (index: number, tier: number, mean: number) =>
    worth(index, tier, mean) - (worthNow[index] as number);

  function addWorth({ low, high }: Bounds, index: number): void {
    low[XP] = (low[XP] as number) + gained(index, low[TIER] as number, low[MEAN] as number);
    high[XP] = (high[XP] as number) + gained(index, high[TIER] as number, high[MEAN] as number);
  }

  /** Folds the verdicts of a range, in place. */
  function keep(bounds: Bounds, from: number, to: number): Bounds {
    for (let index = from; index < to; index += 1) {
      folds += 1;
      foldWithin(bounds, read[index] as ReadVerdict);
      addWorth(bounds, index);
    }
    return bounds;
  }

  /** Bounds after `index`, of the folds of `from` that leave it out, and of those `joined`, which is widened in place. */
  function leaveOut(from: Bounds, index: number, joined: Bounds | null): Bounds {
    const left = joined ? scratch : copyBounds(from);
    if (joined) setBounds(left, from);
    addWorth(left, index);
    if (joined) widen(joined, left);
    return joined ?? left;
  }

  return {
    /** The bounds before each verdict of the fold that leaves none out, each of a single snapshot. */
    points,
    /** How many folds of one verdict were made. */
    folds: () => folds,
    keep,
    leaveOut,
    /** Bounds before `to`, of the folds that leave out one verdict of a range, from `start` before each. */
    leaveOneOut([from, through]: Range, to: number, start: BoundsBefore, prefixes: BoundsBefore): Bounds {
      const prefix = from <= 1 ? prefixes[through + 1] : null;
      let bounds = prefix ? copyBounds(prefix) : null;
      for (let index = prefix ? through + 1 : from; index < to; index += 1) {
        if (bounds) keep(bounds, index, index + 1);
        const left = index <= through ? start[index] : null;
        if (left) bounds = leaveOut(left, index, bounds);
      }
      return bounds as Bounds;
    },
    /** Bounds before each verdict, of the folds that leave out any one of those before it. */
    prefixesOf(start: BoundsBefore): BoundsBefore {
      const prefixes: (Bounds | null)[] = [null];
      for (let index = 0; index < count; index += 1) {
        const last = prefixes[index];
        const bounds = last ? keep(copyBounds(last), index, index + 1) : null;
        const left = start[index];
        prefixes.push(left ? leaveOut(left, index, bounds) : bounds);
      }
      return prefixes;
    },
    /** The exact fold without these verdicts, newest first. */
    without(removed: readonly number[]): FoldEnd {
      const from = removed.at(-1) as number;
      let snapshot = before[from] as Snapshot;
      let xp = 0;
      folds += count - from;
      for (let index = from; index < count; index += 1) {
        if (!removed.includes(index)) snapshot = foldVerdict(snapshot, verdicts[index] as CountedVerdict);
        xp += gained(index, tierAt(snapshot), snapshot.mean);
      }
      return { snapshot, xp };
    },
  };
}
