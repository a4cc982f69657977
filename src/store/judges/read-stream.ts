import { ANCHOR_SD, type Anchor } from '../../core/anchor.ts';
import { isVerdictHidden, type ReviewMode } from '../../core/blind-review.ts';
import { CONSTANTS } from '../../core/constants.ts';
import type { Compared, StreamReading } from '../../core/drift/stream.ts';
import type { Observation } from '../../core/observation.ts';
import { SKILLS, type Skill } from '../../core/skill.ts';
import { rows, type Database, type Tx } from '../database.ts';
import { MODE } from '../review/waiting-works.ts';
import { ownerOf, prefixOf } from '../tenants/versions.ts';
import type { CardSkills, JudgeKey } from './standing-row.ts';

/** The newest readings of anchors, and of people, that are looked at. */
const NEWEST = 2000;

const ANCHORS = {
  name: 'judge-stream-anchors',
  text: `SELECT r.anchor, r.version, r.skills, r.read_at AS at, a.body
         FROM anchor_readings r JOIN anchors a ON a.id = r.anchor AND a.version = r.version
         WHERE r.owner = $1 AND r.judge = $2 AND r.judge_version = $3 AND r.read_at IS NOT NULL
         ORDER BY r.read_at DESC, r.reading DESC LIMIT ${NEWEST}`,
};
const PEOPLE = {
  name: 'judge-stream-people',
  text: `WITH newest AS MATERIALIZED (
           SELECT d.learner, d.completion, d.by, d.calibration, d.skills, d.at FROM readings d ORDER BY d.at DESC LIMIT ${NEWEST}),
         works AS (
           SELECT learner, completion, min(calibration) AS calibration, min(at) AS at,
             json_agg(json_build_object('by', by, 'skills', skills) ORDER BY at, by) AS readings
           FROM newest GROUP BY learner, completion)
         SELECT w.learner, w.completion, w.readings, w.at, q.mode, c.observations,
           EXISTS (SELECT FROM reviews v WHERE v.learner = w.learner AND v.completion = w.completion
                   AND v.calibration IS NOT NULL) AS decided
         FROM works w
         JOIN learners l ON l.no = w.learner AND l.erased_at IS NULL AND ${ownerOf(prefixOf('l.id'))} = $1
         JOIN calibrations c ON c.learner = w.learner AND c.number = w.calibration AND c.judge = $2 AND c.judge_version = $3
         LEFT JOIN LATERAL (
           SELECT ${MODE} AS mode FROM review_queue q JOIN calibrations k ON k.learner = q.learner AND k.number = q.calibration
           WHERE q.learner = w.learner AND q.open AND k.completion = w.completion LIMIT 1
         ) q ON true`,
};

type AnchorRow = {
  anchor: string;
  version: number;
  skills: Partial<Record<Skill, number>>;
  at: number;
  body: Anchor;
};
type Read = { by: string; skills: Partial<Record<Skill, number>> };
type PeopleRow = {
  learner: number;
  completion: number;
  readings: Read[];
  at: number;
  mode: ReviewMode | null;
  decided: boolean;
  observations: Observation[];
};

function reading(
  of: Omit<StreamReading, 'skills'>,
  compare: (skill: Skill) => Compared | null,
): StreamReading[] {
  const skills = Object.fromEntries(
    SKILLS.flatMap((skill) => {
      const compared = compare(skill);
      return compared ? [[skill, compared]] : [];
    }),
  );
  return Object.keys(skills).length === 0 ? [] : [{ ...of, skills }];
}

function ofAnchor({ anchor, version, skills, at, body }: AnchorRow): StreamReading[] {
  return reading({ work: `${anchor}@${version}`, anchor: true, at }, (skill) => {
    const [x, y] = [skills[skill], body.scores[skill]];
    return x === undefined || y === undefined ? null : { x, y, sd: body.sd[skill] ?? ANCHOR_SD };
  });
}

/** Whether nobody is left who may not see the verdict: until then it must not be told from what this judge does. */
const isOpen = ({ mode, decided, readings }: PeopleRow): boolean =>
  mode === null || !isVerdictHidden({ mode, decided, readers: readings.map(({ by }) => by) }, '');

/** The first two readers of a work, as one score: their mean, whose deviation is that of one over the root of two. */
function ofPeople(row: PeopleRow, shipped: CardSkills): StreamReading[] {
  const { learner, completion, readings, at, observations } = row;
  return reading({ work: `${learner}/${completion}`, anchor: false, at }, (skill) => {
    const judged = observations.find((one) => one.skill === skill && one.source === 'judge');
    const read = readings.slice(0, 2).flatMap(({ skills }) => skills[skill] ?? []);
    if (!judged || judged.evidence < 1 || read.length === 0) return null;
    // Read in another way than its card was measured on.
    if (judged.card === null && shipped[skill] !== undefined) return null;
    const y = read.reduce((sum, value) => sum + value, 0) / read.length;
    return { x: judged.x, y, sd: CONSTANTS.sourceSd.review / Math.sqrt(read.length) };
  });
}

/** What a judge read beside what people say of the same works, oldest first: anchors, and work that people read blind. */
export async function readStream(
  on: Database | Tx,
  { owner, judge, version }: JudgeKey,
  shipped: CardSkills,
): Promise<StreamReading[]> {
  const values = [owner, judge, version];
  const anchors = await rows<AnchorRow>(on, ANCHORS, values);
  const people = await rows<PeopleRow>(on, PEOPLE, values);
  return [
    ...anchors.flatMap(ofAnchor),
    ...people.filter(isOpen).flatMap((row) => ofPeople(row, shipped)),
  ].toSorted((a, b) => a.at - b.at || (a.work < b.work ? -1 : 1));
}
