import type { JudgeCard } from '../../core/observation.ts';
import type { Skill } from '../../core/skill.ts';
import { rows, type Database } from '../database.ts';

/** The card used for each skill. Cards are measured skill by skill. */
export type JudgeCards = Partial<Record<Skill, JudgeCard | null>>;

/** Number of newest calibrations read; a skill missing in all of them says nothing about the current judge. */
const NEWEST = 50;

const READ = {
  name: 'judge-cards',
  text: `SELECT DISTINCT ON (skill) skill, card FROM (
           SELECT c.number, o ->> 'skill' AS skill, o ->> 'source' AS source, o -> 'card' AS card
           FROM (SELECT c.number, c.observations FROM learners l JOIN calibrations c ON c.learner = l.no
                 WHERE l.id = $1 ORDER BY c.number DESC LIMIT $2) AS c
           CROSS JOIN json_array_elements(c.observations) AS o) AS observed
         WHERE source = 'judge' ORDER BY skill, number DESC`,
};

/** The cards of the last judge of a learner, by skill; skills it has not read yet are missing. */
export async function judgeCards(database: Database, id: string): Promise<JudgeCards> {
  const found = await rows<{ skill: Skill; card: JudgeCard | null }>(database, READ, [id, NEWEST]);
  return Object.fromEntries(found.map(({ skill, card }) => [skill, card]));
}
