import { NO_PHASES, phaseAfter, type PhaseState } from '../../core/phase.ts';
import { counting, type Folded } from '../calibration/refold.ts';
import type { Programs } from '../documents/programs.ts';
import { rows, type Database, type Tx } from '../database.ts';
import { stampOf } from './placed-event.ts';
import { LATEST } from './refold-cheap.ts';

type Row = Folded & {
  program: string | null;
  stage: string | null;
  stampedProgram: string | null;
  programVersion: number | null;
};

const READ = {
  name: 'phases-fold',
  text: `SELECT c.number, c.completion, c.source, c.observations, c.constants, c.effective_time AS "effectiveTime",
           c.worked_minutes AS "workedMinutes", e.program, e.stage, e.stamped_program AS "stampedProgram",
           e.program_version AS "programVersion"
         FROM calibrations c JOIN events e ON e.learner = c.learner AND e.seq = c.completion
         WHERE c.learner = $1 AND c.version <= $2 ORDER BY c.completion, c.number`,
};

/**
 * The phases folded up to a version from the calibrations that count, each under the program version of its completion.
 */
export async function refoldPhases(
  on: Database | Tx,
  programs: Programs,
  learner: number,
  version = LATEST,
): Promise<PhaseState> {
  const found = await rows<Row>(on, READ, [learner, version]);
  let state = NO_PHASES;
  for (const group of Map.groupBy(found, ({ completion }) => completion).values()) {
    const number = counting(group)?.number;
    const row = group.find((calibration) => calibration.number === number);
    const stamp = row && stampOf(row);
    if (stamp) state = phaseAfter(state, { ...row, at: row.effectiveTime }, await programs.read(on, stamp));
  }
  return state;
}
