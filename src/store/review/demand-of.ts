import { CONSTANTS } from '../../core/constants.ts';
import type { Observation } from '../../core/observation.ts';
import type { Skill } from '../../core/skill.ts';
import { rows, type Tx } from '../database.ts';

const READ = {
  name: 'review-demand',
  text: `SELECT result #> '{rubric,body,demand}' AS demand FROM steps WHERE learner = $1 AND completion = $2 AND step = 'dossier'`,
};

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
  const [row] = await rows<{ demand: Partial<Record<Skill, number>> | null }>(tx, READ, [
    learner,
    completion,
  ]);
  return (skill) =>
    observed.find((observation) => observation.skill === skill)?.demand ??
    row?.demand?.[skill] ??
    CONSTANTS.priorMean;
}
