import { rows, type Database } from '../database.ts';
import { POLICY } from './adopt-card.ts';
import type { CardSkills, JudgeKey } from './standing-row.ts';

/** A card that an operator or the policy took into use. `name` as in the observations that it corrects; `at` in epoch ms. */
export type AcceptedCard = JudgeKey & {
  name: string;
  at: number;
  skills: CardSkills;
  byPolicy: boolean;
  readings: number;
  anchors: number;
};

const READ = {
  name: 'judge-cards-accepted',
  text: `SELECT owner, judge, judge_version AS version, judge || '@' || judge_version || '-' || owner || card AS name, at, skills,
           provenance->>'by' = $2 AS "byPolicy", (provenance->>'readings')::int AS readings,
           (provenance->>'anchors')::int AS anchors
         FROM judge_cards WHERE $1::text IS NULL OR owner IN ('', $1) ORDER BY owner, judge, judge_version, card`,
};

/** The cards that were accepted, oldest first for each judge: of the installation and one owner, or of all with null. */
export function acceptedCards(database: Database, owner: string | null): Promise<AcceptedCard[]> {
  return rows<AcceptedCard>(database, READ, [owner, POLICY]);
}
