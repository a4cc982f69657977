import type { Calibration } from '../../api/stream.ts';
import type { Skill } from '../../ui/skill-texts.ts';

export type SkillName = Skill | 'overall';

/** What a verdict read of a skill; null if it read nothing of it. */
export function readingOf({ observations }: Pick<Calibration, 'observations'>, skill: SkillName) {
  return observations.find((one) => one.skill === skill) ?? null;
}

/** Whether a verdict replaces an earlier one of the same work. */
export const corrects = ({ source }: Pick<Calibration, 'source'>): boolean =>
  source !== 'judge' && source !== 'unscored';

/** A verdict has the time of the work that it is about, a correction the time at which it was made. */
export const timeOf = (row: Pick<Calibration, 'source' | 'effectiveTime' | 'at'>): string =>
  corrects(row) ? row.at : row.effectiveTime;
