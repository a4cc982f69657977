import type { Rubric } from '../../core/rubric.ts';
import type { Dossier } from './build.ts';

/** A stored dossier with another rubric: its bands, points, demand and par. */
export function withRubric(dossier: Dossier, rubric: { id: string; version: number; body: Rubric }): Dossier {
  const { timing } = dossier;
  const { parMinutes } = rubric.body;
  return {
    ...dossier,
    rubric,
    timing: { ...timing, parMinutes: parMinutes === undefined ? null : parMinutes * timing.parFactor },
  };
}
