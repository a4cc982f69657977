import { readFile } from 'node:fs/promises';
import { SKILLS, type Skill } from '../../core/skill.ts';
import type { Touchpoint } from '../../core/standing/touchpoint-value.ts';
import { PAR_MINUTES } from '../world/program.ts';

/** Kinds of stages in the order of a program, each as often as the others. The clock reads speed at every stage. */
export type Stages = { name: string; title: string; kinds: readonly Touchpoint[] };

const reads = (skills: readonly string[]): readonly Skill[] =>
  SKILLS.filter((skill) => skill === 'speed' || skills.includes(skill));

const alike = (rubrics: readonly (readonly Skill[])[]): Touchpoint[] =>
  rubrics.map((rubric) => ({ skills: reads(rubric), minutes: PAR_MINUTES }));

/** Each rubric reads one skill. */
export const FOCUSED: Stages = {
  name: 'focused',
  title: 'rubrics that read one skill each',
  kinds: alike([['independence'], ['quality'], ['communication']]),
};

/** Most rubrics read two skills. */
export const PAIRS: Stages = {
  name: 'pairs',
  title: 'rubrics that read two skills each',
  kinds: alike([
    ['quality', 'communication'],
    ['quality', 'communication'],
    ['independence', 'quality'],
    ['communication'],
    ['independence', 'quality'],
  ]),
};

type ProgramFile = {
  phases: { stages: { rubric: string; parMinutes: number }[] }[];
  rubrics: Record<string, { skills: Record<string, unknown> }>;
};

/** The stages of a shipped program: most read three skills, and take between ten minutes and two hours. */
export async function shippedStages(name: string): Promise<Stages> {
  const file = new URL(`../../../programs/${name}.json`, import.meta.url);
  const { phases, rubrics } = JSON.parse(await readFile(file, 'utf8')) as ProgramFile;
  const kinds = phases.flatMap(({ stages }) =>
    stages.map(({ rubric, parMinutes }) => ({
      skills: reads(Object.keys(rubrics[rubric]!.skills)),
      minutes: parMinutes,
    })),
  );
  return { name, title: `the shipped program ${name}`, kinds };
}
