import type { Observation } from '../../core/observation.ts';
import { foldCalibration, UNRATED, type Snapshot } from '../../core/snapshot.ts';
import { rows, type Tx } from '../database.ts';
import type { CalibrationSource } from './calibration-row.ts';

/** The fields of a calibration that the fold reads. `effectiveTime` in epoch milliseconds. */
export type Folded = {
  number: number;
  completion: number;
  source: CalibrationSource;
  observations: Observation[];
  workedMinutes: number | null;
  effectiveTime: number;
};

/** The snapshot for awards after a completion, and the calibration that counts for it. */
export type FoldedState = { completion: number; snapshot: Snapshot; counts: Folded };

const READ = {
  name: 'calibrations-fold',
  text: `SELECT number, completion, source, observations, worked_minutes AS "workedMinutes",
           effective_time AS "effectiveTime"
         FROM calibrations WHERE learner = $1 ORDER BY completion, number`,
};

/**
 * The counting calibration of one completion: the last review, else the last rescore, else the first; none once voided.
 */
export function counting<T extends { source: CalibrationSource }>(calibrations: readonly T[]): T | null {
  if (calibrations.some(({ source }) => source === 'void')) return null;
  const last = (source: CalibrationSource) =>
    calibrations.findLast((calibration) => calibration.source === source);
  return last('review') ?? last('rescore') ?? calibrations[0] ?? null;
}

/** Folds calibrations in the event order of their completions, not by their numbers (rule 7). */
export function foldInEventOrder(calibrations: readonly Folded[]): FoldedState[] {
  const states: FoldedState[] = [];
  let snapshot = UNRATED;
  for (const [completion, group] of Map.groupBy(calibrations, (calibration) => calibration.completion)) {
    const counts = counting(group);
    if (!counts) continue;
    snapshot = foldCalibration(snapshot, counts.observations, counts.effectiveTime);
    states.push({ completion, snapshot, counts });
  }
  return states;
}

/** The learner's snapshots, folded from the first calibration on, under the lock. */
export async function refold(tx: Tx, learner: number): Promise<FoldedState[]> {
  return foldInEventOrder(await rows<Folded>(tx, READ, [learner]));
}
