import { constantsOf } from './constants.ts';
import type { Observation } from './observation.ts';
import { own } from './own.ts';
import { stageOf, type Program } from './program.ts';
import { foldCalibration, UNRATED, type Snapshot } from './snapshot.ts';

/** The parts of a calibration that the phase fold needs. */
export type PhaseCalibration = {
  /** The version of the constants that it is folded with. */
  constants: number;
  program: string | null;
  stage: string | null;
  observations: readonly Observation[];
  /** Effective time of the completion, epoch milliseconds. */
  at: number;
  /** Minutes of work in the evidence without idle gaps; null when its events all have the same time. */
  workedMinutes: number | null;
};

/** Work in one stage according to its calibrations. */
export type StageWork = { calibrations: number; workedMinutes: number };

type PhaseReading = { snapshot: Snapshot; calibrations: number; calibratedAt: number };

/** Readings by phase and work by stage of one program, by the ids of the versions stamped at the time. */
export type ProgramPhases = { phases: Record<string, PhaseReading>; stages: Record<string, StageWork> };

/** The stored phase calibrations by program id: a fold of calibrations in event order. */
export type PhaseState = Record<string, ProgramPhases>;

export const NO_PHASES: PhaseState = {};

/**
 * The phases after one calibration, under the program version stamped on its completion; the same object when it
 * belongs to no stage of the program.
 */
export function phaseAfter(state: PhaseState, calibration: PhaseCalibration, program: Program): PhaseState {
  if (calibration.program !== null && calibration.program !== program.id) return state;
  const stage = stageOf(program, calibration.stage);
  if (!stage) return state;
  const { phases, stages } = own(state, program.id) ?? { phases: {}, stages: {} };
  const reading = own(phases, stage.phase);
  const work = own(stages, stage.id);
  const { observations, at, workedMinutes, constants } = calibration;
  return {
    ...state,
    [program.id]: {
      phases: {
        ...phases,
        [stage.phase]: {
          snapshot: foldCalibration(reading?.snapshot ?? UNRATED, observations, at, constantsOf(constants)),
          calibrations: (reading?.calibrations ?? 0) + 1,
          calibratedAt: at,
        },
      },
      stages: {
        ...stages,
        [stage.id]: {
          calibrations: (work?.calibrations ?? 0) + 1,
          workedMinutes: (work?.workedMinutes ?? 0) + (workedMinutes ?? 0),
        },
      },
    },
  };
}

/** The phases folded from the first calibration on: only verdicts that count, without voided ones. */
export function foldPhases(calibrations: Iterable<PhaseCalibration>, program: Program): PhaseState {
  let state = NO_PHASES;
  for (const calibration of calibrations) state = phaseAfter(state, calibration, program);
  return state;
}
