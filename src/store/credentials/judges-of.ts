import type { JudgeCard } from '../../core/observation.ts';
import type { Skill } from '../../core/skill.ts';
import { rows, type Tx } from '../database.ts';

/** Who read the completions that count, and by which cards its readings were corrected. People have no version. */
export type JudgeOfLearner = {
  name: string;
  version: string | null;
  touchpoints: number;
  cards: Partial<Record<Skill, JudgeCard | null>>;
};

// The newest calibration of a completion is the one that counts: a rescore does not replace an override.
const READ = {
  name: 'credential-judges',
  text: `WITH counting AS (
           SELECT DISTINCT ON (completion) number, source, judge, judge_version, observations
           FROM calibrations WHERE learner = $1 ORDER BY completion, number DESC
         ), read AS (
           SELECT number, CASE source WHEN 'review' THEN 'person' ELSE judge END AS name,
             CASE source WHEN 'review' THEN NULL ELSE judge_version END AS version, observations
           FROM counting WHERE source IN ('judge', 'rescore', 'review') AND json_array_length(observations) > 0
         ), cards AS (
           SELECT DISTINCT ON (name, version, skill) name, version, o ->> 'skill' AS skill, o -> 'card' AS card
           FROM read CROSS JOIN json_array_elements(observations) AS o WHERE o ->> 'source' = 'judge'
           ORDER BY name, version, skill, number DESC
         )
         SELECT name, version, count(*)::int AS touchpoints,
           coalesce((SELECT json_object_agg(skill, card) FROM cards c
             WHERE c.name = read.name AND c.version IS NOT DISTINCT FROM read.version), '{}') AS cards
         FROM read GROUP BY name, version ORDER BY name, version`,
};

/** The judges behind a learner's snapshot. */
export function judgesOf(tx: Tx, learner: number): Promise<JudgeOfLearner[]> {
  return rows<JudgeOfLearner>(tx, READ, [learner]);
}
