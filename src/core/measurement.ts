import { CONSTANTS, DAY_MS } from './constants.ts';
import type { Observation } from './observation.ts';
import { SKILLS, WEIGHTS, type Skill } from './skill.ts';

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

const PRIOR_VARIANCE = CONSTANTS.priorSd ** 2;

export const PRIOR: SkillState = {
  mean: CONSTANTS.priorMean,
  variance: PRIOR_VARIANCE,
  observedAt: null,
  observations: 0,
  trend: 0,
  latest: null,
};

/**
 * Variance of one observation (design 6, "noise"): occasion plus reader, the latter scaled by evidence and confidence,
 * plus the variance between raters of a panel.
 */
function noiseVariance(observation: Observation): number {
  const { source, evidence, confidence, card } = observation;
  const occasion = CONSTANTS.occasionSd ** 2;
  const sd = (source === 'judge' ? card?.sigma : null) ?? CONSTANTS.sourceSd[source];
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

/** Variance added by the days since the last observation; none for a skill never observed, which has the prior's. */
function grownVariance(state: SkillState, at: number | null): number {
  if (at === null || state.observedAt === null) return 0;
  return CONSTANTS.varianceDay * (Math.max(0, at - state.observedAt) / DAY_MS);
}

/** The observation on the common scale: corrected by the card of the reader and shifted by the demand of the stage. */
function reading(observation: Observation): number {
  const offset = observation.card?.offset ?? 0;
  const slope = observation.card?.slope ?? 1;
  return observation.demand + (observation.x - CONSTANTS.priorMean - offset) / slope;
}

/**
 * One step of the filter at `at` (epoch ms): predict, then a Student-t weighted Kalman update.
 * Arithmetic only, so that a replay is bit-identical.
 */
export function observe(state: SkillState, observation: Observation, at: number): SkillState {
  if (!moves(observation)) return state;
  const variance =
    state.observedAt === null
      ? state.variance
      : Math.min(PRIOR_VARIANCE, state.variance + grownVariance(state, at) + CONSTANTS.varianceEvent);
  const noise = noiseVariance(observation);
  const surprise = reading(observation) - state.mean;
  const nu = CONSTANTS.studentDegrees;
  const weight = Math.min(1, (nu + 1) / (nu + (surprise * surprise) / (variance + noise)));
  const gain = variance / (variance + noise / weight);
  const mean = Math.min(100, Math.max(0, state.mean + gain * surprise));
  return {
    mean,
    variance: Math.max(CONSTANTS.floorVariance, (1 - gain) * variance),
    observedAt: at,
    observations: state.observations + 1,
    trend: state.trend / 2 + (mean - state.mean),
    latest: observation.x,
  };
}

/** Standard deviation shown for a skill at `at`: grown since its last observation, never past the prior's. */
export function sdAt(state: SkillState, at: number | null): number {
  const variance = Math.min(PRIOR_VARIANCE, state.variance + grownVariance(state, at));
  return Math.sqrt(variance + CONSTANTS.performanceSd ** 2);
}

export type Reading = { mean: number; sd: number };

/** The roll-up of the four skills: computed, never judged (design 6, "overall"). */
export function overallOf(states: SkillStates, at: number | null): Reading {
  let mean = 0;
  let squares = 0;
  let sum = 0;
  for (const skill of SKILLS) {
    const part = WEIGHTS[skill] * sdAt(states[skill], at);
    mean += WEIGHTS[skill] * states[skill].mean;
    squares += part * part;
    sum += part;
  }
  const rho = CONSTANTS.errorCorrelation;
  return { mean, sd: Math.sqrt((1 - rho) * squares + rho * sum * sum) };
}
