import type { Source } from './observation.ts';

/** Numbers of the fold, of this release, an earlier one, or others to try. */
export type Constants = Readonly<
  Record<
    | 'version'
    | 'priorMean'
    | 'priorSd'
    | 'varianceDay'
    | 'varianceEvent'
    | 'occasionSd'
    | 'studentDegrees'
    | 'performanceSd'
    | 'tierWidth'
    | 'movementShare'
    | 'movementDecay'
    | 'movementWidth'
    | 'floorVariance'
    | 'errorCorrelation'
    | 'ratedWeight'
    | 'provisionalSd',
    number
  > & { sourceSd: Readonly<Record<Source, number>> }
>;

/**
 * The numbers of the measurement fold (design 6), in points of the 0–100 scale unless the name says otherwise. Their
 * version is stored with every calibration: changing any number requires a new version; old calibrations keep theirs.
 */
export const FIRST_CONSTANTS: Constants = Object.freeze({
  version: 1,
  /** Mean of a skill never observed, and the default demand of a stage. */
  priorMean: 50,
  /** Standard deviation of a skill never observed; uncertainty never grows past it. */
  priorSd: 20,
  /** Variance added by a day without observation, and by every observation after the first. */
  varianceDay: 0.25,
  varianceEvent: 4,
  /** Standard deviation between occasions: the same person on another day. */
  occasionSd: 10,
  /** Degrees of freedom of the Student-t likelihood, which limits the effect of outliers. */
  studentDegrees: 5,
  /** Standard deviation added to what is shown: performance varies around skill. */
  performanceSd: 3,
  /** Half-width of the interval that may move a tier, in standard deviations. */
  tierWidth: 0.43,
  /**
   * The share of a lasting movement of overall that the tier is ahead of the mean; how much of the movement is left after
   * the next verdict; and how much of it chance explains, in standard deviations of overall.
   */
  movementShare: 0,
  movementDecay: 0.9,
  movementWidth: 0.7,
  /** Lower limit of the variance. */
  floorVariance: 4,
  /** Correlation of errors between skills in the roll-up. */
  errorCorrelation: 0.8,
  /** Observed skills must carry this share of overall's weight before a first tier is given. */
  ratedWeight: 0.5,
  /** A skill is provisional above this standard deviation. */
  provisionalSd: 8,
  /** Noise of each source of observations; a judge card replaces the judge's. */
  sourceSd: Object.freeze({ judge: 16.4, review: 12, check: 14, telemetry: 28 }),
});

const SECOND_CONSTANTS: Constants = Object.freeze({
  ...FIRST_CONSTANTS,
  version: 2,
  varianceEvent: 9,
  performanceSd: 0,
  tierWidth: 0.35,
  errorCorrelation: 0.5,
});

/** The numbers of this release (docs/measurement.md says what changed and why). */
export const CONSTANTS: Constants = Object.freeze({
  ...SECOND_CONSTANTS,
  version: 3,
  varianceEvent: 6,
  tierWidth: 0.5,
  movementShare: 1,
});

const VERSIONS = [FIRST_CONSTANTS, SECOND_CONSTANTS, CONSTANTS];

/** The constants that a stored calibration or snapshot was folded with; those of this release for a later version. */
export function constantsOf(version: number): Constants {
  return VERSIONS[version - 1] ?? CONSTANTS;
}

export const DAY_MS = 86_400_000;
