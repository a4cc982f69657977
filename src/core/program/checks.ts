import { pointerOf, type DocumentError } from '../document-error.ts';
import { isEventType } from '../event-type.ts';
import { cyclesOf, topologicalOrder, type Graph } from './graph.ts';
import { sameBands } from './parse-rubric.ts';
import type { ProgramBody, Stage } from './schema.ts';

type Placed = { stage: Stage; phase: number; path: (string | number)[] };

function placedStages(program: ProgramBody): Placed[] {
  return program.phases.flatMap(({ stages }, phase) =>
    stages.map((stage, index) => ({ stage, phase, path: ['phases', phase, 'stages', index] })),
  );
}

function repeatedIds(what: string, ids: { id: string; path: (string | number)[] }[]): DocumentError[] {
  const first = new Map<string, string>();
  const errors: DocumentError[] = [];
  for (const { id, path } of ids) {
    const before = first.get(id);
    if (before === undefined) first.set(id, pointerOf(path));
    else
      errors.push({ pointer: pointerOf(path), detail: `duplicate ${what} id "${id}", first at ${before}` });
  }
  return errors;
}

/** Ids are unique. A former id must not be a current id, nor belong to two stages. */
function duplicates(program: ProgramBody, placed: Placed[]): DocumentError[] {
  const phases = program.phases.map(({ id }, index) => ({ id, path: ['phases', index, 'id'] }));
  const stages = placed.map(({ stage, path }) => ({ id: stage.id, path: [...path, 'id'] }));
  const former = placed.flatMap(({ stage, path }) =>
    stage.formerly.map((id, index) => ({ id, path: [...path, 'formerly', index] })),
  );
  return [...repeatedIds('phase', phases), ...repeatedIds('stage', [...stages, ...former])];
}

function references(program: ProgramBody, placed: Placed[], shared: ReadonlySet<string>): DocumentError[] {
  const phaseOf = new Map(placed.map(({ stage, phase }) => [stage.id, phase]));
  const errors: DocumentError[] = [];
  for (const { stage, phase, path } of placed) {
    for (const [index, id] of stage.requires.entries()) {
      const pointer = pointerOf([...path, 'requires', index]);
      const other = phaseOf.get(id);
      if (stage.requires.indexOf(id) < index) {
        errors.push({ pointer, detail: `duplicate prerequisite "${id}"` });
      } else if (other === undefined) {
        errors.push({ pointer, detail: `unknown prerequisite "${id}": no stage has this id` });
      } else if (other > phase) {
        const detail = `unreachable stage "${stage.id}": it waits for "${id}", which is in a later phase`;
        errors.push({ pointer, detail });
      }
    }
    if (!Object.hasOwn(program.rubrics, stage.rubric) && !shared.has(stage.rubric)) {
      const detail = `missing rubric "${stage.rubric}": neither in this program nor a shared one`;
      errors.push({ pointer: pointerOf([...path, 'rubric']), detail });
    }
  }
  return errors;
}

/** A stage that no event can complete blocks all that wait for it. A skip settles a stage without completing it. */
function completions(placed: Placed[]): DocumentError[] {
  return placed.flatMap(({ stage, path }) => {
    const { type } = stage.completion;
    if (isEventType(type) && type !== 'stage.skipped') return [];
    const detail = `unreachable completion of "${stage.id}": no event of type "${type}" can complete a stage`;
    return [{ pointer: pointerOf([...path, 'completion', 'type']), detail }];
  });
}

function graphErrors(graph: Graph, placed: Placed[]): DocumentError[] {
  const pathOf = new Map(placed.map(({ stage, path }) => [stage.id, pointerOf([...path, 'requires'])]));
  const cycles = cyclesOf(graph);
  const onCycle = new Set(cycles.flat());
  const errors = cycles.map((cycle) => ({
    pointer: pathOf.get(cycle[0] as string) as string,
    detail: `cycle: ${[...cycle, cycle[0]].join(' waits for ')}`,
  }));
  const reached = new Set(topologicalOrder(graph));
  for (const id of graph.keys()) {
    if (reached.has(id) || onCycle.has(id)) continue;
    const detail = `unreachable stage "${id}": its prerequisites contain a cycle`;
    errors.push({ pointer: pathOf.get(id) as string, detail });
  }
  return errors;
}

/** Checks beyond the schema: ids, references and the graph. `shared` names rubrics kept outside the program. */
export function programErrors(program: ProgramBody, shared: ReadonlySet<string>): DocumentError[] {
  const placed = placedStages(program);
  const twice = duplicates(program, placed);
  // References are ambiguous while ids are duplicated, so only the duplicates are reported.
  if (twice.length > 0) return twice;
  const ids = new Set(placed.map(({ stage }) => stage.id));
  // Unknown prerequisites are already reported; keeping them here would report every stage behind them again.
  const graph = new Map(placed.map(({ stage }) => [stage.id, stage.requires.filter((id) => ids.has(id))]));
  const bands = Object.entries(program.rubrics).flatMap(([id, rubric]) => sameBands(rubric, ['rubrics', id]));
  return [
    ...references(program, placed, shared),
    ...completions(placed),
    ...graphErrors(graph, placed),
    ...bands,
  ];
}
