import type { Skill } from '../../core/skill.ts';
import { ownerOf } from '../tenants/versions.ts';
import { rows, type Database } from '../database.ts';
import type { CardSkills, SkillNumbers } from './standing-row.ts';

/** The card that corrects a judge's readings now. */
export type CardInUse = {
  skills: CardSkills;
  /** Names the card if it is not the one that came with the judge: its owner and number. */
  revision: string | null;
  /** Factors by which the noise is widened, since the judge drifts; null if it does not. */
  widening: Record<Skill, number> | null;
};

type Row = {
  owner: string;
  isOwn: boolean;
  card: number;
  skills: CardSkills | null;
  widening: Record<Skill, number> | null;
  shipped: CardSkills;
};

const READ = {
  name: 'judge-card-in-use',
  text: `SELECT v.owner, v.owner = ${ownerOf('$1')} AS "isOwn", v.card, c.skills, v.widening, v.shipped
         FROM judge_versions v
         LEFT JOIN judge_cards c ON c.owner = v.owner AND c.judge = v.judge AND c.judge_version = v.judge_version AND c.card = v.card
         WHERE v.owner IN ('', ${ownerOf('$1')}) AND v.judge = $2 AND v.judge_version = $3`,
};
const SEEN = {
  name: 'judge-version-seen',
  text: `INSERT INTO judge_versions AS v (owner, judge, judge_version, shipped, first_at)
         VALUES (${ownerOf('$1')}, $2, $3, $4, $5)
         ON CONFLICT (owner, judge, judge_version) DO UPDATE SET shipped = excluded.shipped`,
};

const factors = (found: readonly Row[]): Record<Skill, number> | null => {
  const [first, second] = found.flatMap(({ widening }) => widening ?? []);
  if (!first || !second) return first ?? null;
  const wider = Object.entries(first).map(([skill, factor]) => [
    skill,
    Math.max(factor, second[skill as Skill]),
  ]);
  return Object.fromEntries(wider) as Record<Skill, number>;
};

/** The numbers alone, so that what else a card file has neither is stored nor makes a difference. */
function numbersOf(skills: CardSkills): CardSkills {
  const kept = Object.entries(skills).map(([skill, { offset, slope, sigma, retest }]) => [
    skill,
    { offset, slope, sigma, ...(retest === undefined ? {} : { retest }) } satisfies SkillNumbers,
  ]);
  return Object.fromEntries(kept) as CardSkills;
}

/**
 * The card in use for the learners with a prefix: the tenant's own, else the installation's, else the one that the judge
 * came with (`shipped`). The noise is widened if the judge drifts in the eyes of either.
 */
export async function cardInUse(
  database: Database,
  { prefix, judge, version }: { prefix: string; judge: string; version: string },
  shipped: CardSkills,
  now: Date,
): Promise<CardInUse> {
  const found = await rows<Row>(database, READ, [prefix, judge, version]);
  const own = found.find(({ isOwn }) => isOwn);
  const given = JSON.stringify(numbersOf(shipped));
  if (!own || JSON.stringify(own.shipped) !== given)
    await rows(database, SEEN, [prefix, judge, version, given, now]);
  const replaced = [own, ...found].find((row) => row?.skills);
  return {
    skills: replaced?.skills ?? shipped,
    revision: replaced ? `${replaced.owner}${replaced.card}` : null,
    widening: factors(found),
  };
}
