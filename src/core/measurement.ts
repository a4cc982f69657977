import { CONSTANTS, DAY_MS, type Constants } from './constants.ts';
import type { Observation } from './observation.ts';
import { SKILL_WEIGHTS, SKILLS, WEIGHTS, type Skill } from './skill.ts';

/** The filtered state of one skill. `observedAt` in epoch milliseconds, null when never observed. */
export type SkillState = {
  mean: number;
  variance: number;
  observedAt: number | null;
  observations: number;
  /** Recent movement of the mean in points; each move has half the weight of the next one. */
  trend: number;
  /** The last verdict that moved it, on 0–100 as the reader gave it; null before the first. */
  latest: number | null;
};

export type SkillStates = Readonly<Record<Skill, SkillState>>;

/** The state of a skill that was never observed. */
export function priorState({ priorMean, priorSd }: Constants): SkillState {
  return {
    mean: priorMean,
    variance: priorSd ** 2,
    observedAt: null,
    observations: 0,
    trend: 0,
    latest: null,
  };
}

/**
 * Variance of one observation (design 6, "noise"): occasion plus reader, the latter scaled by evidence and confidence,
 * plus the variance between raters of a panel.
 */
export function noiseVariance(observation: Observation, constants: Constants): number {
  const { source, evidence, confidence, card } = observation;
  const occasion = constants.occasionSd ** 2;
  const sd = (source === 'judge' ? card?.sigma : null) ?? constants.sourceSd[source];
  if (source !== 'judge') return occasion + sd * sd;
  const slope = card?.slope ?? 1;
  const readerVariance = sd * sd * ((1 + 1 / evidence) / (4 / 3)) * (0.75 / confidence) * (0.75 / confidence);
  const between = observation.interRaterSd ?? 0;
  return (occasion + readerVariance + between * between) / (slope * slope);
}

/** A judge's reading without grounded evidence is recorded and moves nothing. */
export function moves(observation: Observation): boolean {
  return observation.source !== 'judge' || observation.evidence >= 1;
}

/** Variance added by the time from `from` to `to` (epoch ms). */
export function grownVariance(from: number, to: number, { varianceDay }: Constants): number {
  return varianceDay * (Math.max(0, to - from) / DAY_MS);
}

/** The observation on the common scale: corrected by the card of the reader and shifted by the demand of the stage. */
export function readingOn(observation: Observation, constants: Constants): number {
  const offset = observation.card?.offset ?? 0;
  const slope = observation.card?.slope ?? 1;
  return observation.demand + (observation.x - constants.priorMean - offset) / slope;
}

/** Weight of an observation under the Student-t likelihood: 1, and less the further it is from what was expected. */
export function weightOf(total: number, surprise: number, { studentDegrees: nu }: Constants): number {
  return Math.min(1, (nu + 1) / (nu + (surprise * surprise) / total));
}

/** Share of a surprise by which the mean moves. */
export function gainOf(variance: number, noise: number, weight: number): number {
  return variance / (variance + noise / weight);
}

/** Variance before an observation at `at` (epoch ms): grown since the last one, never past the prior's. */
export function predictedVariance(
  variance: number,
  observedAt: number | null,
  at: number,
  constants: Constants,
): number {
  if (observedAt === null) return variance;
  const grown = variance + grownVariance(observedAt, at, constants) + constants.varianceEvent;
  return Math.min(constants.priorSd ** 2, grown);
}

/**
 * One step of the filter at `at` (epoch ms): predict, then a Student-t weighted Kalman update.
 * Arithmetic only, so that a replay is bit-identical.
 */
export function observe(
  state: SkillState,
  observation: Observation,
  at: number,
  constants: Constants = CONSTANTS,
): SkillState {
  if (!moves(observation)) return state;
  const variance = predictedVariance(state.variance, state.observedAt, at, constants);
  const noise = noiseVariance(observation, constants);
  const surprise = readingOn(observation, constants) - state.mean;
  const gain = gainOf(variance, noise, weightOf(variance + noise, surprise, constants));
  const mean = Math.min(100, Math.max(0, state.mean + gain * surprise));
  return {
    mean,
    variance: Math.max(constants.floorVariance, (1 - gain) * variance),
    observedAt: at,
    observations: state.observations + 1,
    trend: state.trend / 2 + (mean - state.mean),
    latest: observation.x,
  };
}

/** Standard deviation shown for a variance that has grown: never past the prior's. */
export function sdOf(variance: number, grown: number, constants: Constants): number {
  return Math.sqrt(Math.min(constants.priorSd ** 2, variance + grown) + constants.performanceSd ** 2);
}

/** Standard deviation shown for a skill at `at`: grown since its last observation, none for one never observed. */
export function sdAt(state: SkillState, at: number | null, constants: Constants): number {
  const grown = at === null || state.observedAt === null ? 0 : grownVariance(state.observedAt, at, constants);
  return sdOf(state.variance, grown, constants);
}

export type Reading = { mean: number; sd: number };

/** Standard deviation of the roll-up from those of the skills, in the order of `SKILLS`. */
export function overallSd(sds: ArrayLike<number>, { errorCorrelation: rho }: Constants): number {
  let squares = 0;
  let sum = 0;
  for (let index = 0; index < SKILL_WEIGHTS.length; index += 1) {
    const part = (SKILL_WEIGHTS[index] as number) * (sds[index] as number);
    squares += part * part;
    sum += part;
  }
  return Math.sqrt((1 - rho) * squares + rho * sum * sum);
}

/** The roll-up of the four skills: computed, never judged (design 6, "overall"). */
export function overallOf(states: SkillStates, at: number | null, constants: Constants): Reading {
  let mean = 0;
  for (const skill of SKILLS) mean += WEIGHTS[skill] * states[skill].mean;
  const sds = SKILLS.map((skill) => sdAt(states[skill], at, constants));
  return { mean, sd: overallSd(sds, constants) };
}
