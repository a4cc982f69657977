import { rows, type Database, type Tx } from '../database.ts';
import type { FacetEvent } from './placed-event.ts';

const READ = {
  name: 'facets-signals',
  text: `SELECT e.seq, e.type, e.program, e.stage, e.speaker, e.words, e.outcome, e.stamped_program AS "stampedProgram",
           e.program_version AS "programVersion", e.policy, e.time, l.reason = 'repeat' AS repeated
         FROM events e JOIN ledger l ON l.learner = e.learner AND l.event_seq = e.seq AND l.kind = 'award'
         WHERE e.learner = $1 AND l.version <= $2
           AND NOT (e.voided AND coalesce((SELECT v.version FROM ledger v WHERE v.learner = $1 AND v.kind = 'review'
             AND v.reason = 'void' AND v.event_seq = e.seq), 0) <= $2)
         ORDER BY e.seq`,
};

/**
 * A learner's awarded events up to a version, without voided ones, as the journey and behaviour folds saw them. A void
 * in the same transaction has no entry yet and is taken into account.
 */
export function readSignals(
  on: Database | Tx,
  learner: number,
  version: number,
): Promise<(FacetEvent & { repeated: boolean | null })[]> {
  return rows(on, READ, [learner, version]);
}
