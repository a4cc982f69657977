import { readdirSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbitraryProgram, programOf } from '../../test/support/arbitrary-program.ts';
import type { Rubric } from './rubric.ts';
import { compileProgram, parseProgram } from './program.ts';
import { cyclesOf } from './program/graph.ts';
import { rubricSchema } from './program/rubric-schema.ts';
import type { ProgramBody } from './program/schema.ts';

const SHIPPED = new URL('../../programs/', import.meta.url);
const shipped = readdirSync(SHIPPED).filter((name) => name.endsWith('.json'));

function checked(document: unknown): ProgramBody {
  const parsed = parseProgram(document);
  if (!parsed.success) throw new Error(JSON.stringify(parsed.errors));
  return parsed.data;
}

function changed(change: (program: ProgramBody) => void): unknown {
  const program = programOf([[], [0], [1], [1]], [0, 0, 1, 1]) as ProgramBody;
  change(program);
  return program;
}

function stageOf(
  program: ProgramBody,
  phase: number,
  index: number,
): ProgramBody['phases'][number]['stages'][number] {
  return program.phases[phase]!.stages[index]!;
}

test.each(shipped)('the shipped program %s is valid', (name) => {
  const program = compileProgram(checked(JSON.parse(readFileSync(new URL(name, SHIPPED), 'utf8'))), 1);
  expect(`${program.id}.json`).toBe(name);
  expect(program.stages.size).toBeGreaterThan(3);
});

const sharedRubrics = readdirSync(new URL('rubrics/', SHIPPED));

test.each(sharedRubrics)('the shipped rubric %s is valid', (name) => {
  const document: unknown = JSON.parse(readFileSync(new URL(`rubrics/${name}`, SHIPPED), 'utf8'));
  expect(rubricSchema.safeParse(document).error?.issues).toBeUndefined();
});

test('the rubric of a program has the form that the judge reads', () => {
  const body = checked(programOf([[]], [0]));
  const rubrics: Record<string, Rubric> = body.rubrics;
  expect(Object.keys(rubrics)).toEqual(['any']);
});

const broken: [what: string, document: unknown, errors: { pointer: string; detail: string }[]][] = [
  [
    'a cycle',
    changed((program) => stageOf(program, 0, 0).requires.push('s1')),
    [
      { pointer: '/phases/0/stages/0/requires', detail: 'cycle: s0 waits for s1 waits for s0' },
      {
        pointer: '/phases/1/stages/0/requires',
        detail: 'unreachable stage "s2": its prerequisites contain a cycle',
      },
      {
        pointer: '/phases/1/stages/1/requires',
        detail: 'unreachable stage "s3": its prerequisites contain a cycle',
      },
    ],
  ],
  [
    'a stage that waits for itself',
    changed((program) => stageOf(program, 1, 1).requires.push('s3')),
    [{ pointer: '/phases/1/stages/1/requires', detail: 'cycle: s3 waits for s3' }],
  ],
  [
    'an unknown prerequisite',
    changed((program) => stageOf(program, 1, 0).requires.push('nowhere')),
    [
      {
        pointer: '/phases/1/stages/0/requires/1',
        detail: 'unknown prerequisite "nowhere": no stage has this id',
      },
    ],
  ],
  [
    'a prerequisite twice',
    changed((program) => stageOf(program, 1, 0).requires.push('s1')),
    [{ pointer: '/phases/1/stages/0/requires/1', detail: 'duplicate prerequisite "s1"' }],
  ],
  ...['stage.finished', 'stage.skipped', 'event.voided'].map((type): (typeof broken)[number] => [
    `a completion by ${type}`,
    changed((program) => (stageOf(program, 1, 1).completion.type = type)),
    [
      {
        pointer: '/phases/1/stages/1/completion/type',
        detail: `unreachable completion of "s3": no event of type "${type}" can complete a stage`,
      },
    ],
  ]),
  [
    'a stage that waits for a later phase',
    changed(
      (program) =>
        stageOf(program, 0, 1).requires.splice(0, 1, 's0', 's2') && stageOf(program, 1, 0).requires.pop(),
    ),
    [
      {
        pointer: '/phases/0/stages/1/requires/1',
        detail: 'unreachable stage "s1": it waits for "s2", which is in a later phase',
      },
    ],
  ],
  [
    'bands of a skill that say the same',
    changed((program) => {
      const { bands } = (program.rubrics['any'] as Rubric).skills.quality!;
      program.rubrics['any'] = {
        ...program.rubrics['any']!,
        skills: {
          quality: { bands: [bands[0], bands[1], ` ${bands[0].toUpperCase()}`, bands[3], bands[1]] },
        },
      };
    }),
    [
      {
        pointer: '/rubrics/any/skills/quality/bands/2',
        detail: 'says the same as band 1: bands must differ',
      },
      {
        pointer: '/rubrics/any/skills/quality/bands/4',
        detail: 'says the same as band 2: bands must differ',
      },
    ],
  ],
  [
    'a missing rubric',
    changed((program) => (stageOf(program, 1, 1).rubric = 'lost')),
    [
      {
        pointer: '/phases/1/stages/1/rubric',
        detail: 'missing rubric "lost": neither in this program nor a shared one',
      },
    ],
  ],
  [
    'a rubric named like a member of every object',
    changed((program) => (stageOf(program, 1, 1).rubric = 'constructor')),
    [
      {
        pointer: '/phases/1/stages/1/rubric',
        detail: 'missing rubric "constructor": neither in this program nor a shared one',
      },
    ],
  ],
  [
    'a stage id twice, over phases',
    changed((program) => (stageOf(program, 1, 1).id = 's0')),
    [{ pointer: '/phases/1/stages/1/id', detail: 'duplicate stage id "s0", first at /phases/0/stages/0/id' }],
  ],
  [
    'a former id that is still in use',
    changed((program) => (stageOf(program, 1, 1).formerly = ['s0'])),
    [
      {
        pointer: '/phases/1/stages/1/formerly/0',
        detail: 'duplicate stage id "s0", first at /phases/0/stages/0/id',
      },
    ],
  ],
  [
    'a phase id twice',
    changed((program) => (program.phases[1]!.id = 'p0')),
    [{ pointer: '/phases/1/id', detail: 'duplicate phase id "p0", first at /phases/0/id' }],
  ],
];

test.each(broken)('%s is rejected with its position', (_, document, errors) => {
  expect(parseProgram(document)).toEqual({ success: false, errors });
});

test.each([
  ['/phases/0/stages/0/parMinutes', changed((program) => (stageOf(program, 0, 0).parMinutes = 0))],
  [
    '/phases/0/stages/0/demand/quality',
    changed((program) => (stageOf(program, 0, 0).demand = { quality: 101 })),
  ],
  ['/phases/1/stages/0/id', changed((program) => (stageOf(program, 1, 0).id = 'Not An Id'))],
  ['/phases', { id: 'empty', title: 'No phases', phases: [] }],
  ['/rubrics/any/skills', changed((program) => (program.rubrics['any']!.skills = {}))],
])('schema errors are reported at %s', (pointer, document) => {
  const parsed = parseProgram(document);
  expect(parsed).toMatchObject({ success: false, errors: [{ pointer }] });
});

test('a completion may be of a custom event type', () => {
  const type = 'com.acme.code_review.completed';
  const document = changed((program) => (stageOf(program, 1, 1).completion.type = type));
  expect(parseProgram(document).success).toBe(true);
});

test('a rubric may be a shared one', () => {
  const document = changed((program) => (program.rubrics = {}));
  expect(parseProgram(document, new Set(['any'])).success).toBe(true);
});

test('the order is topological, whole, and the same for any order of prerequisites', () => {
  fc.assert(
    fc.property(arbitraryProgram(true), (document) => {
      const body = checked(document);
      const { stages } = compileProgram(body, 1);
      const place = new Map([...stages.keys()].map((id, index) => [id, index]));
      expect(place.size).toBe(body.phases.flatMap(({ stages }) => stages).length);
      for (const { id, requires } of stages.values()) {
        for (const other of requires) expect(place.get(other)).toBeLessThan(place.get(id) as number);
      }
      const turned = structuredClone(document);
      for (const phase of turned.phases) for (const stage of phase.stages) stage.requires.reverse();
      expect([...compileProgram(checked(turned), 1).stages.keys()]).toEqual([...stages.keys()]);
    }),
  );
});

test('a random graph is rejected exactly when a stage can reach itself, and the reported cycle is real', () => {
  fc.assert(
    fc.property(arbitraryProgram(false), (document) => {
      const graph = new Map(
        document.phases.flatMap(({ stages }) => stages).map(({ id, requires }) => [id, requires]),
      );
      const reaches = (from: string, seen = new Set<string>()): Set<string> => {
        for (const next of graph.get(from) ?? []) if (!seen.has(next)) reaches(next, seen.add(next));
        return seen;
      };
      const looped = [...graph.keys()].filter((id) => reaches(id).has(id));
      expect(parseProgram(document).success).toBe(looped.length === 0);
      const cycles = cyclesOf(graph);
      for (const cycle of cycles) {
        for (const [index, id] of cycle.entries()) {
          expect(graph.get(id)).toContain(cycle[(index + 1) % cycle.length]);
        }
      }
      expect(new Set(cycles.flat())).toEqual(new Set(looped));
    }),
  );
});
