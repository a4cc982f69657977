import { CONSTANTS } from '../../core/constants.ts';
import type { Alarm } from '../../core/drift/drift-test.ts';
import type { Estimated } from '../../core/drift/new-card.ts';
import type { CardPart, CardParts } from '../../core/drift/stream.ts';
import { forEachSkill, type Skill } from '../../core/skill.ts';

/** One judge version of one owner: the installation (empty), or a tenant by its prefix. */
export type JudgeKey = { owner: string; judge: string; version: string };

/** What a card says of one skill. `retest`: mean difference of two readings of one work, in points; missing if not measured. */
export type SkillNumbers = { offset: number; slope: number; sigma: number; retest?: number | undefined };

export type CardSkills = Partial<Record<Skill, SkillNumbers>>;

type StoredAlarm = Pick<Alarm, 'lane' | 'change' | 'at'> & { began: number };

/** A row of `judge_versions`. Times in epoch milliseconds. */
export type StandingRow = {
  shipped: CardSkills;
  card: number;
  cardSince: number | null;
  before: number;
  changedAt: number | null;
  alarm: StoredAlarm | null;
  widening: Record<Skill, number> | null;
  evidence: number;
  proposed: Partial<Record<Skill, Estimated>> | null;
  firstAt: number;
};

export const STANDING_COLUMNS = `v.shipped, v.card, v.card_since AS "cardSince", v.before, v.changed_at AS "changedAt", v.alarm,
  v.widening, v.evidence, v.proposed, v.first_at AS "firstAt"`;

/** The mean absolute difference of two normal values is 2/√π of their standard deviation. */
const SD_OF_DIFFERENCE = Math.sqrt(Math.PI) / 2;
/** The share of sigma that is taken to be retest where nothing was measured. */
const RETEST_SHARE = 0.3;

function partOf(numbers: SkillNumbers | undefined): CardPart {
  const { offset, slope, sigma, retest } = numbers ?? {
    offset: 0,
    slope: 1,
    sigma: CONSTANTS.sourceSd.judge,
  };
  return {
    offset,
    slope,
    sigma,
    retest: retest === undefined ? RETEST_SHARE * sigma : retest * SD_OF_DIFFERENCE,
  };
}

/** How a judge is taken to read every skill; without a card as the measurement takes it. */
export const partsOf = (skills: CardSkills): CardParts => forEachSkill((skill) => partOf(skills[skill]));
