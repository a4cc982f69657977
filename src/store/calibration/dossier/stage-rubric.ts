import { own } from '../../../core/own.ts';
import type { PlacedStage, Program } from '../../../core/program.ts';
import type { Database } from '../../database.ts';
import { sharedRubric, type NamedRubric } from '../../documents/rubrics.ts';

/** The rubric of a learner's stage, from its program or a shared one active at a time, with the demand and par of the stage. */
export async function stageRubric(
  database: Database,
  learner: string,
  { program, stage }: { program: Program; stage: PlacedStage },
  at: number,
): Promise<NamedRubric> {
  const written = own(program.rubrics, stage.rubric);
  const { body, ...named } = written
    ? { id: `${program.id}/${stage.rubric}`, version: program.version, body: written }
    : await sharedRubric(database, learner, stage.rubric, at);
  const demand = { ...body.demand, ...stage.demand };
  return { ...named, body: { ...body, demand, parMinutes: stage.parMinutes } };
}
