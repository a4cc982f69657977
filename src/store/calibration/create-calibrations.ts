import type { Verdict } from '../../core/verdict.ts';
import type { Database } from '../database.ts';
import type { Hinting, Writing } from '../writing.ts';
import type { Answers } from '../steps/store-answers.ts';
import { commitCalibration } from './commit-calibration.ts';
import { correct } from './correct/correct.ts';
import type { Correction } from './correct/correction.ts';
import { dossierInput } from './dossier/dossier-input.ts';
import { isDone } from './is-done.ts';
import { judgeCards } from './judge-cards.ts';
import { readCalibrations } from './read-calibrations.ts';
import { verifyCalibrations } from './verify-calibrations.ts';

/** Calibrations, and the input for judging. */
export function createCalibrations(database: Database, writing: Writing, hinting: Hinting) {
  return {
    commit: (learner: string, completion: number, verdict: Verdict, answers?: Answers) =>
      hinting(
        commitCalibration(database, writing, learner, completion, { verdict, answers }),
        ({ outcome }) => outcome === 'committed',
      ),
    correct: (learner: string, correction: Correction, options: { preview?: boolean } = {}) =>
      hinting(
        correct(database, { ...writing, ...options }, learner, correction),
        ({ outcome }) => outcome === 'corrected',
      ),
    dossierInput: (learner: string, completion: number) =>
      dossierInput(database, writing.programs, learner, completion),
    isDone: (learner: string, completion: number) => isDone(database, learner, completion),
    read: (learner: number, page: { after: number; limit: number }) =>
      readCalibrations(database, learner, page),
    judgeCards: (id: string) => judgeCards(database, id),
    verify: (id: string) => verifyCalibrations(database, id),
  };
}
