import { programSchema, type ProgramBody } from '../../src/core/program/schema.ts';
import { programOf } from '../support/arbitrary-program.ts';

type Stage = ProgramBody['phases'][number]['stages'][number];

/** A random program with the id of the plans and stages of these ids, each changed. */
function version(document: unknown, ids: string[], change: (stage: Stage) => Partial<Stage>): ProgramBody {
  const body = programSchema.parse(document);
  const idOf = (id: string) => ids[Number(id.slice(1))]!;
  const renamed = (stage: Stage): Stage => ({
    ...stage,
    id: idOf(stage.id),
    requires: stage.requires.map(idOf),
  });
  const phases = body.phases.map((phase) => ({
    ...phase,
    stages: phase.stages.map(renamed).map((stage) => ({ ...stage, ...change(stage) })),
  }));
  return { ...body, id: 'p', phases };
}

/**
 * Versions of the program `p` used by plans: plain; larger and in another order; with a renamed stage, other par and
 * completion.
 */
export function programVariants(): ProgramBody[] {
  const check = { type: 'note.check_attempted', outcome: null };
  return [
    version(programOf([[], [0]], [0, 1]), ['s1', 's2'], () => ({})),
    version(programOf([[], [0], [1]], [0, 0, 1]), ['s2', 's3', 's1'], () => ({})),
    version(programOf([[], []], [0, 0]), ['s1', 'renamed'], ({ id }) =>
      id === 'renamed' ? { formerly: ['s2'] } : { parMinutes: 5, completion: check },
    ),
  ];
}
