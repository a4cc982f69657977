import { constantsOf, type Constants } from '../constants.ts';
import {
  gainOf,
  grownVariance,
  moves,
  noiseVariance,
  overallSd,
  predictedVariance,
  readingOn,
  sdOf,
  weightOf,
} from '../measurement.ts';
import type { Observation } from '../observation.ts';
import { SKILL_WEIGHTS, SKILLS } from '../skill.ts';
import { isRated, type Snapshot } from '../snapshot.ts';
import { aheadOf, heldIndex, tierIndex, TIERS } from '../tier.ts';

/**
 * What counts for one completion: its final observations, its effective time in epoch milliseconds, and the version of the
 * constants that it is folded with.
 */
export type CountedVerdict = { observations: readonly Observation[]; at: number; constants: number };

/** A verdict as the bounds read it; `skill` is a place in `SKILLS`. */
export type ReadVerdict = {
  at: number;
  constants: Constants;
  readings: { skill: number; value: number; noise: number }[];
};

/**
 * Lower and upper bounds of every number of many folds at once (interval arithmetic, Moore 1966). Each edge has, at the
 * places below, four numbers by `SKILLS` and then single ones. Flat, since a search folds tens of thousands of them.
 */
export type Bounds = { low: Float64Array; high: Float64Array };

const SKILL_COUNT = SKILLS.length;
const VARIANCE = SKILL_COUNT;
const OBSERVED_AT = 2 * SKILL_COUNT;
const COUNT = 3 * SKILL_COUNT;
/** A place in `TIERS`, −1 for none. */
export const TIER = 4 * SKILL_COUNT;
/** The mean and sd of overall at the last verdict. */
export const MEAN = TIER + 1;
export const SD = TIER + 2;
/** XP that awards come to, against now. */
export const XP = TIER + 3;
/** The version of the constants of the last fold, by which a snapshot is read. */
const READ_BY = TIER + 4;
/** How far overall moved lately. */
const MOVEMENT = TIER + 5;
const SIZE = TIER + 6;

/** Far above what rounding adds to one step and far below what decides anything, in points. */
const ROUNDING = 1e-9;

export function readVerdict({ observations, at, constants: version }: CountedVerdict): ReadVerdict {
  const constants = constantsOf(version);
  const readings = observations.filter(moves).map((observation) => ({
    skill: SKILLS.indexOf(observation.skill),
    value: readingOn(observation, constants),
    noise: noiseVariance(observation, constants),
  }));
  return { at, constants, readings };
}

/** Bounds that contain one snapshot only. */
export function boundsOf(snapshot: Snapshot): Bounds {
  const edge = new Float64Array(SIZE);
  for (const [index, skill] of SKILLS.entries()) {
    const { mean, variance, observedAt, observations } = snapshot.skills[skill];
    edge.set([mean], index);
    edge.set([variance], VARIANCE + index);
    edge.set([observedAt ?? Infinity], OBSERVED_AT + index);
    edge.set([observations], COUNT + index);
  }
  const { tier, mean, sd, movement = 0, constants = 1 } = snapshot;
  edge.set([tier === null ? -1 : TIERS.indexOf(tier), mean, sd, 0, constants, movement], TIER);
  const high = edge.slice();
  // A skill never observed leaves the bounds of the others' times as they are.
  for (const [index, skill] of SKILLS.entries())
    if (snapshot.skills[skill].observedAt === null) high[OBSERVED_AT + index] = -Infinity;
  return { low: edge, high };
}

export function copyBounds({ low, high }: Bounds): Bounds {
  return { low: low.slice(), high: high.slice() };
}

export function setBounds({ low, high }: Bounds, to: Bounds): void {
  low.set(to.low);
  high.set(to.high);
}

/** Widens `bounds` in place to contain `other`. */
export function widen({ low, high }: Bounds, other: Bounds): void {
  for (let place = 0; place < SIZE; place += 1) {
    low[place] = Math.min(low[place] as number, other.low[place] as number);
    high[place] = Math.max(high[place] as number, other.high[place] as number);
  }
}

/** When a skill was last observed at an edge; null if some fold at that edge never did. */
function observedAt(edge: Float64Array, skill: number): number | null {
  return edge[COUNT + skill] === 0 ? null : (edge[OBSERVED_AT + skill] as number);
}

/** Bounds of how far one reading moves a mean between these, by gains between those: never past the ends of the scale. */
function moveWithin(
  [lowMean, highMean]: readonly [number, number],
  [lowGain, highGain]: readonly [number, number],
  value: number,
): [number, number] {
  const [down, up] = [value - highMean, value - lowMean];
  const least = (down < 0 ? highGain : lowGain) * down;
  const most = (up > 0 ? highGain : lowGain) * up;
  return [Math.min(least, 100 - highMean), Math.max(most, -lowMean)];
}

/**
 * `observe` for every state within the bounds. The gain rises with the variance and with the weight, and the variance
 * left rises with the variance before and falls with the weight, so their bounds are values at the edges. A variance
 * grows most since the earliest time of the other edge.
 */
function observeWithin(
  bounds: Bounds,
  reading: ReadVerdict['readings'][number],
  at: number,
  constants: Constants,
): void {
  const { low, high } = bounds;
  const { skill, value, noise } = reading;
  const place = VARIANCE + skill;
  const least = predictedVariance(low[place] as number, observedAt(high, skill), at, constants);
  const most = predictedVariance(high[place] as number, observedAt(low, skill), at, constants);
  const lowMean = low[skill] as number;
  const highMean = high[skill] as number;
  const furthest = Math.max(Math.abs(value - lowMean), Math.abs(value - highMean));
  const nearest = value < lowMean ? lowMean - value : Math.max(0, value - highMean);
  const lightest = weightOf(least + noise, furthest, constants);
  const heaviest = weightOf(most + noise, nearest, constants);
  const lowGain = gainOf(least, noise, lightest);
  const highGain = gainOf(most, noise, heaviest);
  const lowest = lowMean + (value < lowMean ? highGain : lowGain) * (value - lowMean);
  const highest = highMean + (value > highMean ? highGain : lowGain) * (value - highMean);
  const [smallest, largest] = moveWithin([lowMean, highMean], [lowGain, highGain], value);
  const weight = SKILL_WEIGHTS[skill] as number;
  low[MOVEMENT] = (low[MOVEMENT] as number) + weight * (smallest - ROUNDING);
  high[MOVEMENT] = (high[MOVEMENT] as number) + weight * (largest + ROUNDING);
  low[skill] = Math.min(100, Math.max(0, lowest - ROUNDING));
  high[skill] = Math.min(100, Math.max(0, highest + ROUNDING));
  const floor = constants.floorVariance;
  const leastLeft = (1 - gainOf(least, noise, heaviest)) * least;
  const mostLeft = (1 - gainOf(most, noise, lightest)) * most;
  low[VARIANCE + skill] = Math.max(floor, leastLeft - ROUNDING);
  high[VARIANCE + skill] = Math.max(floor, mostLeft + ROUNDING);
  low[OBSERVED_AT + skill] = at;
  high[OBSERVED_AT + skill] = at;
  low[COUNT + skill] = (low[COUNT + skill] as number) + 1;
  high[COUNT + skill] = (high[COUNT + skill] as number) + 1;
}

function sdAtEdge(
  edge: Float64Array,
  other: Float64Array,
  skill: number,
  { at, constants }: Pick<ReadVerdict, 'at' | 'constants'>,
): number {
  const since = observedAt(other, skill);
  const grown = since === null ? 0 : grownVariance(since, at, constants);
  return sdOf(edge[VARIANCE + skill] as number, grown, constants);
}

/** Bounds of the standard deviation shown for a skill at `at` (epoch ms). */
export function sdWithin({ low, high }: Bounds, skill: number, at: number): [least: number, most: number] {
  let [least, most] = [Infinity, -Infinity];
  for (let version = low[READ_BY] as number; version <= (high[READ_BY] as number); version += 1) {
    const read = { at, constants: constantsOf(version) };
    least = Math.min(least, sdAtEdge(low, high, skill, read) - ROUNDING);
    most = Math.max(most, sdAtEdge(high, low, skill, read) + ROUNDING);
  }
  return [least, most];
}

/** Whether every fold within the bounds observed all skills. */
export function hasAllSkills({ low }: Bounds): boolean {
  return low.subarray(COUNT, COUNT + SKILL_COUNT).every((count) => count > 0);
}

const sds = new Float64Array(SKILL_COUNT);

function overallAtEdge(
  edge: Float64Array,
  other: Float64Array,
  { at, constants }: ReadVerdict,
  rounding: number,
): void {
  let mean = rounding;
  for (let skill = 0; skill < SKILL_COUNT; skill += 1) {
    mean += (SKILL_WEIGHTS[skill] as number) * (edge[skill] as number);
    sds[skill] = sdAtEdge(edge, other, skill, { at, constants });
  }
  edge[MEAN] = mean;
  edge[SD] = overallSd(sds, constants) + rounding;
  edge[READ_BY] = constants.version;
}

/** The tier rises with both of its edges, with the tier before and with being rated. */
function tierAtEdge(
  edge: Float64Array,
  [lowEdge, highEdge]: readonly [number, number],
  constants: Constants,
): void {
  const before = edge[TIER] as number;
  if (before < 0 && !isRated(edge.subarray(COUNT, COUNT + SKILL_COUNT), constants)) return;
  edge[TIER] = heldIndex(before, tierIndex(lowEdge), tierIndex(highEdge));
}

/** Bounds of how far the tier is ahead of the mean. It rises with the movement, and goes to 0 as the sd grows. */
function aheadWithin({ low, high }: Bounds, constants: Constants): readonly [number, number] {
  const [least, most] = [low[SD] as number, high[SD] as number];
  const [lowest, highest] = [low[MOVEMENT] as number, high[MOVEMENT] as number];
  return [
    Math.min(aheadOf(lowest, least, constants), aheadOf(lowest, most, constants)),
    Math.max(aheadOf(highest, least, constants), aheadOf(highest, most, constants)),
  ];
}

/** `foldCalibration` for every snapshot within the bounds, in place. */
export function foldWithin(bounds: Bounds, verdict: ReadVerdict): void {
  const { low, high } = bounds;
  const { at, constants } = verdict;
  for (const edge of [low, high]) edge[MOVEMENT] = constants.movementDecay * (edge[MOVEMENT] as number);
  for (const reading of verdict.readings) observeWithin(bounds, reading, at, constants);
  // The movement of a fold without a tier yet is 0.
  const isStill = constants.movementShare === 0 || (high[TIER] as number) < 0;
  if (isStill || (low[TIER] as number) < 0) {
    low[MOVEMENT] = isStill ? 0 : Math.min(0, low[MOVEMENT] as number);
    high[MOVEMENT] = isStill ? 0 : Math.max(0, high[MOVEMENT] as number);
  }
  overallAtEdge(low, high, verdict, -ROUNDING);
  overallAtEdge(high, low, verdict, ROUNDING);
  const z = constants.tierWidth;
  const [least, most] = [z * (low[SD] as number), z * (high[SD] as number)];
  const [behind, ahead] = aheadWithin(bounds, constants);
  const [lowest, highest] = [(low[MEAN] as number) + behind, (high[MEAN] as number) + ahead];
  tierAtEdge(low, [lowest - most, lowest + least], constants);
  tierAtEdge(high, [highest - least, highest + most], constants);
}
