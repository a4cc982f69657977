import { rows, type Database, type Tx } from '../database.ts';

/** A change of the profile, and the event after which it came. */
export type Enrolment = {
  afterSeq: number;
  program: string | null;
  programVersion: number | null;
  parFactor: number;
};

const READ = {
  name: 'facets-enrolments',
  text: `SELECT after_seq AS "afterSeq", program, program_version AS "programVersion", par_factor AS "parFactor"
         FROM enrolments WHERE learner = $1 AND version <= $2 ORDER BY number`,
};

/** Every change of program or extra time up to a version, oldest first. */
export function readEnrolments(on: Database | Tx, learner: number, version: number): Promise<Enrolment[]> {
  return rows<Enrolment>(on, READ, [learner, version]);
}
