import { own } from '../../core/own.ts';
import type { PlacedStage, Program } from '../../core/program.ts';
import { sharedRubric, type NamedRubric } from '../documents/rubrics.ts';

/** The rubric that a stage names, of its program or a shipped one, with the stage's own demand and par. */
export async function stageRubric(program: Program, stage: PlacedStage): Promise<NamedRubric> {
  const written = own(program.rubrics, stage.rubric);
  const { body, ...named } = written
    ? { id: `${program.id}/${stage.rubric}`, version: program.version, body: written }
    : await sharedRubric(stage.rubric);
  const demand = { ...body.demand, ...stage.demand };
  return { ...named, body: { ...body, demand, parMinutes: stage.parMinutes } };
}
