import type { Calibration } from '../../api/stream.ts';
import type { Skill } from '../../ui/skill-texts.ts';

export type SkillName = Skill | 'overall';

/** What a verdict read of a skill; null if it read nothing of it. */
export function readingOf({ observations }: Pick<Calibration, 'observations'>, skill: SkillName) {
  return observations.find((one) => one.skill === skill) ?? null;
}
