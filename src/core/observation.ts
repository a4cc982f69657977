import type { Skill } from './skill.ts';

export type Source = 'judge' | 'review' | 'check' | 'telemetry';

/** How one judge version reads: `y = demand + (x − 50 − offset) / slope`, noise `sigma` (null: the constant's). */
export type JudgeCard = { version: string; offset: number; slope: number; sigma: number | null };

/** One final reading of one skill, complete enough to be folded again by itself. */
export type Observation = {
  skill: Skill;
  source: Source;
  /** The verdict on 0–100: five bands of 20 points. */
  x: number;
  /** Grounded evidence items behind it; a reading by the judge with none moves nothing. */
  evidence: number;
  /** Stated confidence: 0.25, 0.5, 0.75 or 1. */
  confidence: number;
  /** Difficulty of the stage on the same scale; 50 where unnamed. */
  demand: number;
  card: JudgeCard | null;
  /** Standard deviation between the raters of a panel, in points; absent where one judge read. */
  interRaterSd?: number;
};
