import type { Observation } from '../../core/observation.ts';
import { WEIGHTS } from '../../core/skill.ts';

/**
 * One number for a verdict, for estimators that follow one number: its readings at the demand of the stage, by the
 * weights of overall. Null if it read nothing.
 */
export function overallReading(observations: readonly Observation[]): number | null {
  const weight = observations.reduce((sum, { skill }) => sum + WEIGHTS[skill], 0);
  if (weight === 0) return null;
  const sum = observations.reduce(
    (total, { skill, demand, x, card }) =>
      total + WEIGHTS[skill] * (demand + (x - 50 - (card?.offset ?? 0)) / (card?.slope ?? 1)),
    0,
  );
  return sum / weight;
}
