import { documentErrors, type Checked } from './document-error.ts';
import { programErrors } from './program/checks.ts';
import { topologicalOrder } from './program/graph.ts';
import { programSchema, type ProgramBody, type Stage } from './program/schema.ts';

/** A stage with its phase id and the stages that must be done or skipped before it opens. */
export type PlacedStage = Stage & { phase: string };

/** One version of a program, indexed once for the folds. A version never changes, so it can be cached forever. */
export type Program = ProgramBody & {
  version: number;
  /** By id, in topological order. */
  stages: ReadonlyMap<string, PlacedStage>;
};

/** A checked program, or everything that is wrong with it. `shared` names rubrics kept outside. Never throws. */
export function parseProgram(
  document: unknown,
  shared: ReadonlySet<string> = new Set(),
): Checked<ProgramBody> {
  const parsed = programSchema.safeParse(document);
  if (!parsed.success) return { success: false, errors: documentErrors(parsed.error) };
  const errors = programErrors(parsed.data, shared);
  return errors.length === 0 ? { success: true, data: parsed.data } : { success: false, errors };
}

/** The stage that an event names, by its current id or one from an earlier version. */
export function stageOf(program: Program, id: string | null): PlacedStage | undefined {
  if (id === null) return undefined;
  return program.stages.get(id) ?? [...program.stages.values()].find(({ formerly }) => formerly.includes(id));
}

/** Indexes a checked program for the folds. */
export function compileProgram(body: ProgramBody, version: number): Program {
  const placed = new Map(
    body.phases.flatMap(({ id, stages }) => stages.map((stage) => [stage.id, { ...stage, phase: id }])),
  );
  const order = topologicalOrder(new Map([...placed].map(([id, { requires }]) => [id, requires])));
  return { ...body, version, stages: new Map(order.map((id) => [id, placed.get(id) as PlacedStage])) };
}
