import type { Innovation } from './lane.ts';

/** What a judge may have begun to do. */
export const CHANGES = ['higher', 'lower', 'flatter', 'steeper', 'noisier'] as const;

export type Change = (typeof CHANGES)[number];

/** The size of each change that is looked for: points, a factor of the slope, a factor of the noise. */
const POINTS = 5;
const FLATTER = 0.8;
const STEEPER = 1.25;
const NOISIER = 2;
/** A shift counts as at most this many deviations, and a deviation as at most three: no alarm rests on three readings. */
const MOST_SHIFT = 1.5;
const MOST_Z = 3;

const within = (value: number, most: number): number => Math.min(most, Math.max(-most, value));

function shiftOf(change: Exclude<Change, 'noisier'>, level: number): number {
  switch (change) {
    case 'higher':
      return POINTS;
    case 'lower':
      return -POINTS;
    case 'flatter':
      return (FLATTER - 1) * level;
    case 'steeper':
      return (STEEPER - 1) * level;
    default:
      return change satisfies never;
  }
}

/** The logarithm of how much more probable a value is after the change than before it. */
function evidenceIn(change: Change, { z, scale, level }: Innovation): number {
  const value = within(z, MOST_Z);
  if (change === 'noisier') return ((1 - NOISIER ** -2) * value ** 2) / 2 - Math.log(NOISIER);
  const shift = within(shiftOf(change, level) / scale, MOST_SHIFT);
  return shift * value - shift ** 2 / 2;
}

/** The most that one reading adds: that of one value at the limits above. */
const MOST_EVIDENCE = MOST_SHIFT * MOST_Z - MOST_SHIFT ** 2 / 2;

/**
 * The same for independent values of one reading: a skill, or a mean and the contrasts to it. A judge that reads higher does
 * so for all skills, which no contrast shows.
 */
export function evidenceFor(change: Change, [first, ...contrasts]: readonly Innovation[]): number {
  const isShift = change === 'higher' || change === 'lower';
  const seen = [...(first ? [first] : []), ...(isShift ? [] : contrasts)];
  return Math.min(
    MOST_EVIDENCE,
    seen.reduce((sum, one) => sum + evidenceIn(change, one), 0),
  );
}

/**
 * A CUSUM chart (E. S. Page, “Continuous inspection schemes”, Biometrika 41, 1954): evidence for a change adds up and never
 * falls below 0. Of all tests with the same rate of false alarms it notices the change soonest (G. Lorden, Annals of
 * Mathematical Statistics 42, 1971). `since` is the index of the first value after it was last 0: the estimated change.
 */
export type Chart = { sum: number; since: number };

export const emptyChart = (): Chart => ({ sum: 0, since: 0 });

/** Adds the evidence of the value at `index`, in place: charts are many and short-lived. */
export function addEvidence(chart: Chart, evidence: number, index: number): void {
  if (chart.sum === 0) chart.since = index;
  chart.sum = Math.max(0, chart.sum + evidence);
}
