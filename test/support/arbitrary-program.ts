import * as fc from 'fast-check';
import type { ProgramBody } from '../../src/core/program/schema.ts';

const BANDS = ['none', 'some', 'half', 'most', 'all'];
const RUBRIC = { title: 'Any work', skills: { quality: { bands: BANDS } }, points: [] };

/** A program document of a given shape: stage i requires the stages `edges[i]` and is in phase `phases[i]`. */
export function programOf(edges: number[][], phases: number[]): unknown {
  const stages = edges.map((requires, index) => ({
    id: `s${index}`,
    title: `Stage ${index}`,
    kind: 'work',
    requires: requires.map((other) => `s${other}`),
    rubric: 'any',
    parMinutes: 30,
    completion: { type: 'stage.completed', outcome: 'passed' },
  }));
  const used = [...new Set(phases)].sort((a, b) => a - b);
  return {
    id: 'random',
    title: 'A random graph',
    phases: used.map((phase) => ({
      id: `p${phase}`,
      title: `Phase ${phase}`,
      stages: stages.filter((_, index) => phases[index] === phase),
    })),
    rubrics: { any: structuredClone(RUBRIC) },
  };
}

/** Random directed graphs over 1 to 12 stages: `acyclic` ones require only earlier stages, with ascending phases. */
export function arbitraryProgram(acyclic: boolean): fc.Arbitrary<ProgramBody> {
  return fc.integer({ min: 1, max: 12 }).chain((size) =>
    fc
      .tuple(
        fc.tuple(
          ...Array.from({ length: size }, (_, index) =>
            acyclic && index === 0
              ? fc.constant<number[]>([])
              : fc.uniqueArray(fc.nat((acyclic ? index : size) - 1), { maxLength: 3 }),
          ),
        ),
        fc.array(fc.nat(3), { minLength: size, maxLength: size }),
      )
      .map(([edges, phases]) => {
        const rising = acyclic ? phases.sort((a, b) => a - b) : phases.map(() => 0);
        return programOf(edges, rising) as ProgramBody;
      }),
  );
}
