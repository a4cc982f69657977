import type { Skill } from './skill.ts';

/** Five texts a skill, weakest first, describing work at the demand of the stage. Omitted skills are not scored. */
export type Rubric = {
  title: string;
  skills: Partial<Record<Skill, { bands: [string, string, string, string, string] }>>;
  points: string[];
  reference?: string;
  demand?: Partial<Record<Skill, number>>;
  parMinutes?: number;
};
