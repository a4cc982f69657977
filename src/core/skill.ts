/**
 * The four measured work-skills. Every sum runs in this order, so that replays add the same numbers in the same order.
 */
export const SKILLS = ['independence', 'quality', 'communication', 'speed'] as const;

export type Skill = (typeof SKILLS)[number];

/** Weight of each skill in the roll-up `overall`; the four add up to 1 (design 6). */
export const WEIGHTS: Readonly<Record<Skill, number>> = {
  independence: 0.3,
  quality: 0.35,
  communication: 0.2,
  speed: 0.15,
};

/** The weights in the order of `SKILLS`. */
export const SKILL_WEIGHTS: readonly number[] = SKILLS.map((skill) => WEIGHTS[skill]);

/** A value for each skill, built in the order of `SKILLS`. */
export function forEachSkill<T>(of: (skill: Skill) => T): Record<Skill, T> {
  return {
    independence: of('independence'),
    quality: of('quality'),
    communication: of('communication'),
    speed: of('speed'),
  };
}
