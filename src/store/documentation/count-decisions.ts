import { rows, type Database } from '../database.ts';

/** Decisions of people of one kind by one person. */
export type DecisionCount = {
  of: 'verdict' | 'award' | 'event';
  decision: 'upheld' | 'changed' | 'voided';
  by: string;
  decisions: number;
  /** How many of them answered an appeal. */
  appeals: number;
};

const COUNT = {
  name: 'documentation-decisions',
  text: `SELECT CASE WHEN v.calibration IS NOT NULL THEN 'verdict' WHEN v.entry IS NOT NULL THEN 'award' ELSE 'event' END AS of,
           v.decision, v.by, count(*) AS decisions, count(a.appeal) AS appeals
         FROM reviews v LEFT JOIN appeals a ON a.learner = v.learner AND a.review = v.review
         WHERE v.learner = ANY ($1) GROUP BY 1, 2, 3`,
};

export function countDecisions(database: Database, learners: readonly number[]): Promise<DecisionCount[]> {
  return rows<DecisionCount>(database, COUNT, [learners]);
}
