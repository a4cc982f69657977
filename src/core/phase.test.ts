import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { programOf } from '../../test/support/arbitrary-program.ts';
import { signal } from '../../test/support/signal.ts';
import { CONSTANTS } from './constants.ts';
import { foldJourney } from './journey.ts';
import type { Observation } from './observation.ts';
import { foldPhases, NO_PHASES, phaseAfter, type PhaseCalibration } from './phase.ts';
import { phasesView } from './phase/view.ts';
import { compileProgram, parseProgram, type Program } from './program.ts';
import { SKILLS } from './skill.ts';
import { foldCalibration, UNRATED } from './snapshot.ts';

function compiled(): Program {
  const parsed = parseProgram(programOf([[], [0], [0], [1, 2]], [0, 0, 1, 1]));
  if (!parsed.success) throw new Error(JSON.stringify(parsed.errors));
  return compileProgram(parsed.data, 1);
}

const program = compiled();

function observation(x: number, skill: Observation['skill'] = 'quality'): Observation {
  return { skill, source: 'judge', x, evidence: 4, confidence: 1, demand: 50, card: null };
}

function calibration(
  stage: string,
  x: number,
  at: number,
  workedMinutes: number | null = 30,
): PhaseCalibration {
  return {
    constants: CONSTANTS.version,
    program: 'random',
    stage,
    observations: SKILLS.map((skill) => observation(x, skill)),
    at,
    workedMinutes,
  };
}

const done = (stage: string, time: number) =>
  signal({ type: 'stage.completed', outcome: 'passed', stage, time, speaker: 'system' });

const view = (calibrations: PhaseCalibration[], finished: string[], parFactor = 1) =>
  phasesView(program, foldPhases(calibrations, program), foldJourney(program, finished.map(done)), {
    parFactor,
    at: 10,
  });

test('a phase is read only from its own calibrations, by the same fold', () => {
  const calibrations = [calibration('s0', 20, 1), calibration('s2', 90, 2), calibration('s1', 30, 3)];
  const { phases } = view(calibrations, []);
  const first = foldCalibration(
    foldCalibration(UNRATED, calibrations[0]!.observations, 1),
    calibrations[2]!.observations,
    3,
  );
  const second = foldCalibration(UNRATED, calibrations[1]!.observations, 2);
  expect(phases.map(({ calibrations }) => calibrations)).toEqual([2, 1]);
  expect(phases[0]?.reading?.overall.tier).toBe(first.tier);
  expect(phases[0]?.reading?.skills.quality.mean).toBe(first.skills.quality.mean);
  expect(phases[1]?.reading?.skills.quality.mean).toBe(second.skills.quality.mean);
  expect(phases[0]?.calibratedAt).toBe('1970-01-01T00:00:00.003Z');
});

test.each([
  [[], 'open locked', 'p0'],
  [['s0'], 'in_progress open', 'p0'],
  [['s0', 's1'], 'done open', 'p1'],
  [['s0', 's2'], 'in_progress in_progress', 'p0'],
  [['s0', 's1', 's2', 's3'], 'done done', null],
])('with %j done the phases are %s and the current one is %s', (finished, states, current) => {
  const shown = view([], finished);
  expect(shown.phases.map(({ state }) => state).join(' ')).toBe(states);
  expect(shown.current).toBe(current);
});

test('a phase lists the stages that complete it', () => {
  const { phases } = view([], ['s0']);
  expect(phases[0]?.completedBy).toEqual([
    { stage: 's1', title: 'Stage 1', state: 'open', type: 'stage.completed', outcome: 'passed' },
  ]);
});

// Every stage has a par of 30 minutes.
test.each([
  ['nothing calibrated', [], ['s0'], 1, null, null],
  ['finished at par', [calibration('s0', 50, 1, 30)], ['s0'], 1, 1, 'on_par'],
  ['finished fast', [calibration('s0', 50, 1, 15)], ['s0'], 1, 0.5, 'ahead'],
  [
    'finished slowly, in two attempts',
    [calibration('s0', 50, 1, 30), calibration('s0', 50, 2, 30)],
    ['s0'],
    1,
    2,
    'behind',
  ],
  ['with extra time', [calibration('s0', 50, 1, 45)], ['s0'], 1.5, 1, 'on_par'],
  ['under way within its par', [calibration('s0', 50, 1, 20)], [], 1, null, null],
  ['under way over its par', [calibration('s0', 50, 1, 45)], [], 1, 1.5, 'behind'],
  ['a moment without length', [calibration('s0', 50, 1, null)], ['s0'], 1, null, null],
  ['two stages', [calibration('s0', 50, 1, 15), calibration('s1', 50, 2, 45)], ['s0', 's1'], 1, 1, 'on_par'],
] as const)('pace: %s', (_, calibrations, finished, parFactor, ratio, verdict) => {
  const pace = view([...calibrations], [...finished], parFactor).phases[0]?.pace;
  expect({ ratio: pace?.ratio, verdict: pace?.verdict }).toEqual({ ratio, verdict });
});

test('a calibration outside the program returns the same state object', () => {
  const state = foldPhases([calibration('s0', 50, 1)], program);
  expect(phaseAfter(state, calibration('elsewhere', 50, 2), program)).toBe(state);
  expect(phaseAfter(state, { ...calibration('s0', 50, 2), program: 'other' }, program)).toBe(state);
  expect(phaseAfter(state, { ...calibration('s0', 50, 2), stage: null }, program)).toBe(state);
});

test('a pure fold: storing as JSON between any two calibrations gives the same result', () => {
  const one = fc.record({
    stage: fc.nat(5),
    x: fc.integer({ min: 0, max: 100 }),
    worked: fc.option(fc.nat(90)),
    stored: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(one, { maxLength: 30 }), (steps) => {
      const calibrations = steps.map(({ stage, x, worked }, at) =>
        calibration(`s${stage}`, x, at * 1e7, worked),
      );
      let state = NO_PHASES;
      for (const [index, next] of calibrations.entries()) {
        if (steps[index]?.stored) state = JSON.parse(JSON.stringify(state));
        state = phaseAfter(state, next, program);
      }
      expect(state).toEqual(foldPhases(calibrations, program));
    }),
  );
});
