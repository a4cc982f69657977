import { rows, type Database } from '../database.ts';
import { JOIN_DOSSIER, openResult, RESULT_COLUMNS, type StoredResult } from './stored-step.ts';

/** A step as an export has it: with its texts, whatever form it is stored in. Times in epoch milliseconds. */
export type ExportedStep = {
  completion: number;
  step: string;
  input_hash: string | null;
  result: unknown;
  trace: unknown;
  at: number;
  texts_removed_at: number | null;
};

const READ = {
  name: 'steps-of-learner',
  text: `SELECT s.completion, s.step, s.input_hash, s.trace, s.at, s.texts_removed_at, ${RESULT_COLUMNS}
         FROM steps s ${JOIN_DOSSIER} WHERE s.learner = $1 ORDER BY s.completion, s.step`,
};

/** All steps of a learner. */
export async function* readSteps(database: Database, no: number): AsyncGenerator<ExportedStep> {
  const found = await rows<Omit<ExportedStep, 'result'> & StoredResult>(database, READ, [no]);
  for (const { result, packed, sources, traceText, ...row } of found) {
    const stored = { result, packed, sources, traceText };
    yield { ...row, result: await openResult(database, { no, completion: row.completion }, stored) };
  }
}
