import { isTestLearner } from '../../core/test-learner.ts';
import { tenantPrefix } from '../../core/tenant.ts';
import { rows, type Tx } from '../database.ts';
import { cohortOf } from './cohort-minutes.ts';
import type { LockedLearner } from '../learner/lock-learner.ts';

const INSERT = {
  name: 'stage-time-insert',
  text: `INSERT INTO stage_times (program, stage, learner, completion, minutes, at) VALUES (${cohortOf('$7', '$1')}, $2, $3, $4, $5, $6)
         ON CONFLICT DO NOTHING`,
};

/** How long a stage took, without extra time; `minutes` is null when all evidence has the same time. */
export type StageTime = {
  stampedProgram: string | null;
  stage: string | null;
  completion: number;
  minutes: number | null;
  at: Date;
};

/** Stores the time for the cohorts of other learners, except outside of programs and for test learners. */
export async function keepStageTime(tx: Tx, learner: LockedLearner, time: StageTime): Promise<void> {
  const { stampedProgram, stage, completion, minutes, at } = time;
  if (stampedProgram === null || stage === null || minutes === null || isTestLearner(learner.id)) return;
  const values = [stampedProgram, stage, learner.no, completion, minutes, at, tenantPrefix(learner.id)];
  await rows(tx, INSERT, values);
}
