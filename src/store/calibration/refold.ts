import { constantsOf } from '../../core/constants.ts';
import type { CountedVerdict } from '../../core/firmness/bounds.ts';
import type { Observation } from '../../core/observation.ts';
import { foldCalibration, UNRATED, type Snapshot } from '../../core/snapshot.ts';
import { rows, type Database, type Tx } from '../database.ts';
import type { CalibrationSource } from './calibration-row.ts';

/** The fields of a calibration that the fold reads. `effectiveTime` in epoch milliseconds. */
export type Folded = {
  number: number;
  completion: number;
  source: CalibrationSource;
  observations: Observation[];
  /** The version of the constants that it was folded with, and always is. */
  constants: number;
  workedMinutes: number | null;
  effectiveTime: number;
};

/** The snapshot for awards after a completion, and the calibration that counts for it. */
export type FoldedState = { completion: number; snapshot: Snapshot; counts: Folded };

const READ = {
  name: 'calibrations-fold',
  text: `SELECT number, completion, source, observations, constants, worked_minutes AS "workedMinutes",
           effective_time AS "effectiveTime"
         FROM calibrations WHERE learner = $1 AND number <= $2 ORDER BY completion, number`,
};

/** A number above all calibrations. */
const ALL = 2_147_483_647;

/**
 * The counting calibration of one completion: the last review, else the last rescore, else the first; none once voided.
 */
export function counting<T extends { source: CalibrationSource }>(calibrations: readonly T[]): T | null {
  if (calibrations.some(({ source }) => source === 'void')) return null;
  const last = (source: CalibrationSource) =>
    calibrations.findLast((calibration) => calibration.source === source);
  return last('review') ?? last('rescore') ?? calibrations[0] ?? null;
}

/** The counting calibration of each completion, in event order (rule 7). Voided completions have none. */
function countingOnes(calibrations: readonly Folded[]): Folded[] {
  return [...Map.groupBy(calibrations, ({ completion }) => completion).values()].flatMap(
    (group) => counting(group) ?? [],
  );
}

/** The counting calibrations of a learner, in event order, as of calibration number `through`. */
export async function readCounting(on: Database | Tx, learner: number, through = ALL): Promise<Folded[]> {
  return countingOnes(await rows<Folded>(on, READ, [learner, through]));
}

/** A counting calibration as firmness folds it. */
export function countedVerdict({ observations, effectiveTime, constants }: Folded): CountedVerdict {
  return { observations, at: effectiveTime, constants };
}

/** Folds calibrations in the event order of their completions, not by their numbers (rule 7). */
export function foldInEventOrder(calibrations: readonly Folded[]): FoldedState[] {
  const states: FoldedState[] = [];
  let snapshot = UNRATED;
  for (const counts of countingOnes(calibrations)) {
    const constants = constantsOf(counts.constants);
    snapshot = foldCalibration(snapshot, counts.observations, counts.effectiveTime, constants);
    states.push({ completion: counts.completion, snapshot, counts });
  }
  return states;
}

/** The learner's snapshots, folded from the first calibration on, under the lock. */
export async function refold(tx: Tx, learner: number): Promise<FoldedState[]> {
  return foldInEventOrder(await rows<Folded>(tx, READ, [learner, ALL]));
}
