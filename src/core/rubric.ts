import type { Skill } from './skill.ts';

/** Five texts a skill, weakest first, each describing work at the stage's own demand. A skill left out is not scored. */
export type Rubric = {
  title: string;
  skills: Partial<Record<Skill, { bands: [string, string, string, string, string] }>>;
  points: string[];
  reference?: string;
  demand?: Partial<Record<Skill, number>>;
  parMinutes?: number;
};
