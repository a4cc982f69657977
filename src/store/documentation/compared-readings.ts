import type { Skill } from '../../core/skill.ts';
import { rows, type Database } from '../database.ts';

/** One skill of one piece of work, read by a judge and by a person, on 0–100. */
export type ComparedReading = {
  learner: number;
  work: string;
  judge: string;
  version: string;
  skill: Skill;
  judged: number;
  person: number;
  /** Whether the person read before they saw the verdict. Otherwise they changed a verdict that they saw. */
  blind: boolean;
};

// Of several blind readers the first counts, as in the agreement. A change counts with the verdict that it replaced.
const READ = {
  name: 'documentation-readings',
  text: `WITH blind AS (
           SELECT DISTINCT ON (learner, completion) learner, completion, calibration, skills
           FROM readings WHERE learner = ANY ($1) ORDER BY learner, completion, at, by
         ), changed AS (
           SELECT DISTINCT ON (v.learner, v.completion) v.learner, v.completion, v.calibration, c.observations
           FROM reviews v JOIN calibrations c ON c.learner = v.learner AND c.number = v.result
           WHERE v.learner = ANY ($1) AND v.decision = 'changed' AND v.calibration IS NOT NULL
           ORDER BY v.learner, v.completion, v.review
         ), compared AS (
           SELECT learner, completion, calibration, s.key AS skill, s.value::float8 AS person, true AS blind
           FROM blind CROSS JOIN LATERAL jsonb_each_text(skills) AS s
           UNION ALL
           SELECT learner, completion, calibration, o->>'skill', (o->>'x')::float8, false
           FROM changed CROSS JOIN LATERAL json_array_elements(observations) AS o WHERE o->>'source' = 'review'
         )
         SELECT p.learner, p.learner || '/' || p.completion AS work, c.judge, c.judge_version AS version, p.skill,
           (o->>'x')::float8 AS judged, p.person, p.blind
         FROM compared p JOIN calibrations c ON c.learner = p.learner AND c.number = p.calibration
         CROSS JOIN LATERAL json_array_elements(c.observations) AS o
         WHERE c.judge IS NOT NULL AND o->>'source' = 'judge' AND o->>'skill' = p.skill
         ORDER BY p.learner, p.completion, p.skill`,
};

/** Readings by people of work that a judge read, too. */
export function comparedReadings(
  database: Database,
  learners: readonly number[],
): Promise<ComparedReading[]> {
  return rows<ComparedReading>(database, READ, [learners]);
}
