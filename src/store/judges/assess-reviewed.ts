import { ownerOf, prefixOf } from '../tenants/versions.ts';
import { rows, type Database } from '../database.ts';
import type { Writing } from '../writing.ts';
import { assessJudge } from './assess-judge.ts';
import type { JudgeKey } from './standing-row.ts';

const JUDGES = {
  name: 'judges-of-reviewed',
  text: `SELECT DISTINCT ${ownerOf(prefixOf('l.id'))} AS owner, c.judge, c.judge_version AS version
         FROM learners l JOIN calibrations n ON n.learner = l.no AND n.number = $2
         JOIN readings d ON d.learner = l.no AND d.completion = n.completion
         JOIN calibrations c ON c.learner = l.no AND c.number = d.calibration
         WHERE l.id = $1 AND c.judge IS NOT NULL`,
};

/**
 * Looks at the judge of a work that people read blind, after a reading or a decision let its verdict be compared. What fails
 * here is made up for by the next reading, since an assessment looks at the whole stream.
 */
export async function assessReviewed(
  database: Database,
  writing: Writing,
  learner: string,
  number: number,
): Promise<void> {
  try {
    for (const judge of await rows<JudgeKey>(database, JUDGES, [learner, number]))
      await assessJudge(database, writing, judge);
  } catch {
    // The reading or decision itself is stored.
  }
}
