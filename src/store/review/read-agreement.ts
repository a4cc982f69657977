import type { ReadingPair } from '../../core/agreement/agreement.ts';
import { isVerdictHidden, type ReviewMode } from '../../core/blind-review.ts';
import type { Observation } from '../../core/observation.ts';
import { SKILLS, type Skill } from '../../core/skill.ts';
import { rows, type Database } from '../database.ts';
import { MODE } from './waiting-works.ts';

/** The newest pieces of work that agreement is computed from, so that a request stays short. */
export const NEWEST_WORKS = 300;

/** Which learners a caller reaches, and who reads. */
export type ReviewerReach = { prefix: string; groups: string[] | null; by: string };

/** SQL: whether a caller with the prefix $1 and the groups $2 reaches the learner `l`. */
export const REACHED = `l.erased_at IS NULL AND starts_with(l.id, $1) AND ($2::text[] IS NULL
  OR EXISTS (SELECT FROM profiles p WHERE p.learner = l.no AND p.groups && $2))`;

const READ = {
  name: 'review-agreement',
  text: `SELECT d.learner, d.completion, d.readings, w.mode, d.decided, c.observations
         FROM (
           SELECT r.learner, r.completion, max(r.at) AS newest, min(r.calibration) AS calibration,
             json_agg(json_build_object('by', r.by, 'skills', r.skills) ORDER BY r.at, r.by) AS readings,
             EXISTS (SELECT FROM reviews v WHERE v.learner = r.learner AND v.completion = r.completion
                     AND v.calibration IS NOT NULL) AS decided
           FROM readings r JOIN learners l ON l.no = r.learner WHERE ${REACHED}
           GROUP BY r.learner, r.completion
         ) d
         JOIN calibrations c ON c.learner = d.learner AND c.number = d.calibration
         LEFT JOIN LATERAL (
           SELECT ${MODE} AS mode FROM review_queue q JOIN calibrations k ON k.learner = q.learner AND k.number = q.calibration
           WHERE q.learner = d.learner AND q.open AND k.completion = d.completion LIMIT 1
         ) w ON true
         ORDER BY d.newest DESC, d.learner, d.completion LIMIT ${NEWEST_WORKS}`,
};

type Read = { by: string; skills: Partial<Record<Skill, number>> };
type Row = {
  learner: number;
  completion: number;
  readings: Read[];
  mode: ReviewMode | null;
  decided: boolean;
  observations: Observation[];
};

/** Pairs to compare: of the first two readers of each work, and of its first reader and the judge. */
export type ReadAgreement = { readers: ReadingPair[]; judge: ReadingPair[] };

const isShown = ({ mode, decided, readings }: Row, by: string): boolean =>
  mode === null || !isVerdictHidden({ mode, decided, readers: readings.map((one) => one.by) }, by);

function pairsOf(work: string, first: Read['skills'], second: Read['skills']): ReadingPair[] {
  return SKILLS.flatMap((skill) => {
    const [a, b] = [first[skill], second[skill]];
    return a === undefined || b === undefined ? [] : [{ work, skill, first: a, second: b }];
  });
}

/**
 * Readings to compare with each other and with the judge. Work whose verdict is hidden from the caller is left out, since
 * few pairs would reveal it. Two readers have no fixed order; the one whose id is lower is the first, so that two people
 * keep their sides.
 */
export async function readAgreement(database: Database, reach: ReviewerReach): Promise<ReadAgreement> {
  const found = await rows<Row>(database, READ, [reach.prefix, reach.groups]);
  const shown = found.filter((row) => isShown(row, reach.by));
  const nameOf = ({ learner, completion }: Row) => `${learner}/${completion}`;
  return {
    readers: shown.flatMap((row) => {
      const [a, b] = row.readings.slice(0, 2).toSorted((one, other) => (one.by < other.by ? -1 : 1));
      return a && b ? pairsOf(nameOf(row), a.skills, b.skills) : [];
    }),
    judge: shown.flatMap((row) => {
      const judged = row.observations.filter(({ source }) => source === 'judge');
      const read = Object.fromEntries(judged.map(({ skill, x }) => [skill, x]));
      return pairsOf(nameOf(row), row.readings[0]?.skills ?? {}, read);
    }),
  };
}
