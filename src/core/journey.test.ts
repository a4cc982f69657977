import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryProgram, programOf } from '../../test/support/arbitrary-program.ts';
import { signal } from '../../test/support/signal.ts';
import {
  foldJourney,
  initialJourney,
  isSettled,
  journeyAfter,
  migrateJourney,
  type JourneyState,
} from './journey.ts';
import { journeyView } from './journey/view.ts';
import { compileProgram, parseProgram, type Program } from './program.ts';
import type { ProgramBody } from './program/schema.ts';
import { outcomeOf, type Signal } from './signal.ts';

function compiled(document: unknown, version = 1): Program {
  const parsed = parseProgram(document);
  if (!parsed.success) throw new Error(JSON.stringify(parsed.errors));
  return compileProgram(parsed.data, version);
}

/** s0 → s1 → s3, s0 → s2 → s3. */
const diamond = compiled(programOf([[], [0], [0], [1, 2]], [0, 0, 1, 1]));

const started = (stage: string, time: number) =>
  signal({ type: 'stage.started', stage, time, speaker: 'system' });
const turn = (stage: string, time: number) => signal({ stage, time, words: 9 });
const skipped = (stage: string, time: number) =>
  signal({ type: 'stage.skipped', stage, time, speaker: 'coach' });
const ended = (stage: string, time: number, outcome: Signal['outcome'] = 'passed') =>
  signal({ type: 'stage.completed', stage, time, outcome, speaker: 'system' });

function states(signals: Signal[], program = diamond): string {
  const { stages } = journeyView(program, foldJourney(program, signals));
  return stages.map(({ state }) => state).join(' ');
}

const rows: [what: string, signals: Signal[], stages: string, next: string[]][] = [
  ['nothing yet', [], 'open locked locked locked', ['s0']],
  ['a stage started by the platform', [started('s0', 1)], 'in_progress locked locked locked', ['s0']],
  ['a turn of the learner', [turn('s0', 1)], 'in_progress locked locked locked', ['s0']],
  [
    'the assistant says hello',
    [{ ...turn('s0', 1), speaker: 'assistant' }],
    'open locked locked locked',
    ['s0'],
  ],
  ['done opens what waited', [ended('s0', 1)], 'done open open locked', ['s1', 's2']],
  ['failed is not done', [ended('s0', 1, 'failed')], 'in_progress locked locked locked', ['s0']],
  ['abandoned is not done', [ended('s0', 1, 'abandoned')], 'in_progress locked locked locked', ['s0']],
  ['failed, then passed', [ended('s0', 1, 'failed'), ended('s0', 2)], 'done open open locked', ['s1', 's2']],
  ['passed, then failed', [ended('s0', 1), ended('s0', 2, 'failed')], 'done open open locked', ['s1', 's2']],
  ['done, then a turn', [ended('s0', 1), turn('s0', 2)], 'done open open locked', ['s1', 's2']],
  ['done, then skipped', [ended('s0', 1), skipped('s0', 2)], 'done open open locked', ['s1', 's2']],
  ['skipped opens too', [skipped('s0', 1)], 'skipped open open locked', ['s1', 's2']],
  [
    'back to a skipped one locks nothing',
    [skipped('s0', 1), turn('s0', 2)],
    'in_progress open open locked',
    ['s0', 's1', 's2'],
  ],
  ['skipped, done after all', [skipped('s0', 1), ended('s0', 2)], 'done open open locked', ['s1', 's2']],
  ['half of the prerequisites', [ended('s0', 1), ended('s1', 2)], 'done done open locked', ['s2']],
  ['all of them', [ended('s0', 1), ended('s1', 2), skipped('s2', 3)], 'done done skipped open', ['s3']],
  [
    'work under way comes first',
    [ended('s0', 1), turn('s2', 2)],
    'done open in_progress locked',
    ['s2', 's1'],
  ],
  ['work in a locked stage counts', [turn('s3', 1)], 'open locked locked in_progress', ['s3', 's0']],
  ['a stage that no one knows', [turn('elsewhere', 1)], 'open locked locked locked', ['s0']],
  [
    'a stage of another program',
    [{ ...ended('s0', 1), program: 'other' }],
    'open locked locked locked',
    ['s0'],
  ],
  ['everything', ['s0', 's1', 's2', 's3'].map((id, at) => ended(id, at)), 'done done done done', []],
];

test.each(rows)('journey: %s', (_, signals, stages, next) => {
  expect(states(signals)).toBe(stages);
  expect(journeyView(diamond, foldJourney(diamond, signals)).next.map(({ id }) => id)).toEqual(next);
});

test('each stage has its own completion rule', () => {
  const document = programOf([[], [0]], [0, 0]) as ProgramBody;
  document.phases[0]!.stages[0]!.completion = { type: 'note.check_attempted', outcome: 'passed' };
  document.phases[0]!.stages[1]!.completion = { type: 'presentation.completed', outcome: null };
  const program = compiled(document);
  const check = (passed: boolean, time: number) =>
    signal({ type: 'note.check_attempted', stage: 's0', time, outcome: outcomeOf({ passed }) });
  expect(states([check(false, 1), ended('s0', 2)], program)).toBe('in_progress locked');
  expect(states([check(false, 1), check(true, 2)], program)).toBe('done open');
  const presented = signal({ type: 'presentation.completed', stage: 's1', time: 3 });
  expect(states([check(true, 2), presented], program)).toBe('done done');
});

test('a stage may have the name of an Object.prototype member', () => {
  const document = programOf([[], [0]], [0, 0]) as ProgramBody;
  document.phases[0]!.stages[0]!.id = 'constructor';
  document.phases[0]!.stages[1]!.requires = ['constructor'];
  const program = compiled(document);
  expect(states([], program)).toBe('open locked');
  expect(states([ended('constructor', 1)], program)).toBe('done open');
});

test('times, attempts and the names of missing prerequisites', () => {
  const state = foldJourney(diamond, [
    turn('s0', 1000),
    ended('s0', 5000, 'failed'),
    ended('s0', 9000),
    turn('s3', 9500),
  ]);
  const { startedAt, doneAt, stages } = journeyView(diamond, state);
  expect({ startedAt, doneAt }).toEqual({ startedAt: '1970-01-01T00:00:01.000Z', doneAt: null });
  expect(stages[0]).toMatchObject({
    openedAt: '1970-01-01T00:00:01.000Z',
    startedAt: '1970-01-01T00:00:01.000Z',
    doneAt: '1970-01-01T00:00:09.000Z',
    attempts: 2,
    waitsFor: [],
  });
  expect(stages[1]).toMatchObject({ state: 'open', openedAt: '1970-01-01T00:00:09.000Z', startedAt: null });
  expect(stages[3]).toMatchObject({
    state: 'in_progress',
    openedAt: null,
    waitsFor: [
      { id: 's1', title: 'Stage 1' },
      { id: 's2', title: 'Stage 2' },
    ],
  });
});

test('an event that changes nothing returns the same state object', () => {
  const state = foldJourney(diamond, [turn('s0', 1)]);
  expect(journeyAfter(state, turn('s0', 2), diamond)).toBe(state);
  expect(journeyAfter(state, signal({ time: 3 }), diamond)).toBe(state);
});

describe('migration', () => {
  const before = foldJourney(diamond, [ended('s0', 1), ended('s1', 2), turn('s2', 3)]);

  test('a stage inserted before done work takes nothing away', () => {
    const document = programOf([[4], [0], [0], [1, 2], []], [0, 0, 1, 1, 0]);
    const after = journeyView(compiled(document, 2), migrateJourney(before, compiled(document, 2)));
    expect(after.stages.map(({ id, state }) => `${id} ${state}`)).toEqual([
      's0 done',
      's1 done',
      's4 open',
      's2 in_progress',
      's3 locked',
    ]);
  });

  test('a renamed stage keeps what was done under its former id', () => {
    const document = programOf([[], [0], [0], [1, 2]], [0, 0, 1, 1]) as ProgramBody;
    Object.assign(document.phases[0]!.stages[1]!, { id: 'renamed', formerly: ['s1'] });
    document.phases[1]!.stages[1]!.requires = ['renamed', 's2'];
    const program = compiled(document, 2);
    const after = journeyView(program, migrateJourney(before, program));
    expect(after.stages.map(({ id, state }) => `${id} ${state}`)).toEqual([
      's0 done',
      'renamed done',
      's2 in_progress',
      's3 locked',
    ]);
  });

  test('an event that uses the former id of a renamed stage counts', () => {
    const document = programOf([[], [0], [0], [1, 2]], [0, 0, 1, 1]) as ProgramBody;
    Object.assign(document.phases[1]!.stages[0]!, { id: 'renamed', formerly: ['s2'] });
    document.phases[1]!.stages[1]!.requires = ['s1', 'renamed'];
    const program = compiled(document, 2);
    const after = journeyView(program, journeyAfter(before, ended('s2', 4), program));
    expect(after.stages.map(({ id, state }) => `${id} ${state}`)).toEqual([
      's0 done',
      's1 done',
      'renamed done',
      's3 open',
    ]);
  });

  test('a removed stage that returns is still done', () => {
    const without = compiled(programOf([[]], [0]), 2);
    const again = compiled(programOf([[], [0], [0], [1, 2]], [0, 0, 1, 1]), 3);
    const after = migrateJourney(migrateJourney(before, without), again);
    expect(after.programs['random']?.stages).toEqual(before.programs['random']?.stages);
  });

  test('an older version is never restored', () => {
    const newer = migrateJourney(before, compiled(programOf([[], [0]], [0, 0]), 5));
    expect(migrateJourney(newer, diamond)).toBe(newer);
  });

  test('another program starts empty, and returning restores everything', () => {
    const other = compileProgram({ ...diamond, id: 'constructor' }, 1);
    const away = journeyAfter(before, { ...ended('s0', 9), program: 'constructor' }, other);
    expect(journeyView(other, away).done).toBe(1);
    expect(away.program).toBe('constructor');
    const back = migrateJourney(away, diamond);
    expect(journeyView(diamond, back)).toEqual(journeyView(diamond, before));
  });
});

const arbitrarySignal = fc
  .record({
    stage: fc.option(fc.nat(13).map((index) => `s${index}`)),
    type: fc.constantFrom('stage.started', 'stage.completed', 'stage.skipped', 'chat.turn_taken'),
    speaker: fc.constantFrom('learner', 'coach', 'assistant', 'system'),
    outcome: fc.constantFrom('passed', 'failed', 'abandoned', null),
    program: fc.constantFrom('random', null, 'other'),
    time: fc.nat(10_000),
  })
  .map((of) => signal({ ...of, outcome: of.type === 'stage.completed' ? of.outcome : null }));

const arbitraryWay = fc.tuple(arbitraryProgram(true), fc.array(arbitrarySignal, { maxLength: 60 }));

describe('over random graphs and random events', () => {
  test('locked, open and what is next follow from what is done', () => {
    fc.assert(
      fc.property(arbitraryWay, ([document, signals]) => {
        const program = compiled(document);
        const state = foldJourney(program, signals);
        const view = journeyView(program, state);
        const records = state.programs['random']?.stages ?? {};
        for (const stage of view.stages) {
          const requires = program.stages.get(stage.id)?.requires ?? [];
          const missing = requires.filter((id) => !isSettled(records[id]));
          expect(stage.waitsFor.map(({ id }) => id)).toEqual(missing);
          expect(stage.state === 'locked' && missing.length === 0).toBe(false);
          expect(stage.state === 'open' && missing.length > 0).toBe(false);
          expect(stage.openedAt === null).toBe(missing.length > 0 || view.startedAt === null);
        }
        const finished = view.stages.every(({ doneAt, skippedAt }) => doneAt !== null || skippedAt !== null);
        expect(view.doneAt !== null).toBe(finished);
        // While something is left to do, something is next.
        expect(finished || view.next.length > 0).toBe(true);
      }),
    );
  });

  test('what is done stays done, through later events and any migration', () => {
    fc.assert(
      fc.property(arbitraryWay, arbitraryWay, ([first, signals], [second, later]) => {
        const state = foldJourney(compiled(first), signals);
        const newer = compiled(second, 2);
        let after: JourneyState = migrateJourney(state, newer);
        expect(migrateJourney(after, newer)).toBe(after);
        for (const next of later) after = journeyAfter(after, next, newer);
        const records = Object.entries(state.programs['random']?.stages ?? {});
        const done = records.filter(([, { doneAt }]) => doneAt !== null);
        expect(after.programs['random']?.stages).toMatchObject(Object.fromEntries(done));
      }),
    );
  });

  test('a pure fold: storing as JSON between any two events gives the same result', () => {
    fc.assert(
      fc.property(
        arbitraryWay,
        fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }),
        ([document, signals], stored) => {
          const program = compiled(document);
          let state = initialJourney(program);
          for (const [index, next] of signals.entries()) {
            if (stored[index]) state = JSON.parse(JSON.stringify(state));
            state = journeyAfter(state, next, program);
          }
          expect(state).toEqual(foldJourney(program, signals));
        },
      ),
    );
  });
});
