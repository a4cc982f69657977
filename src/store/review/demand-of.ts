import { CONSTANTS } from '../../core/constants.ts';
import type { Observation } from '../../core/observation.ts';
import type { Skill } from '../../core/skill.ts';
import type { Tx } from '../database.ts';
import { readDossier } from '../steps/stored-step.ts';

type Demanding = { rubric?: { body?: { demand?: Partial<Record<Skill, number>> | null } } };

/**
 * The demand of a stage on a skill: from the verdict under review, else from the rubric, else neutral. A person reading
 * the same work by the same rubric is placed on the scale like the judge.
 */
export async function demandOf(
  tx: Tx,
  learner: number,
  completion: number,
  observed: readonly Observation[],
): Promise<(skill: Skill) => number> {
  const dossier = (await readDossier(tx, { no: learner, completion })) as Demanding | null;
  const demand = dossier?.rubric?.body?.demand;
  return (skill) =>
    observed.find((observation) => observation.skill === skill)?.demand ??
    demand?.[skill] ??
    CONSTANTS.priorMean;
}
