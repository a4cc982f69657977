import { forEachSkill, SKILLS, type Skill } from '../../core/skill.ts';
import type { ProgramBody } from '../../core/program/schema.ts';

/** Stages of the simulated program; a learner with more touchpoints begins again at the first. */
export const STAGES = 60;
export const PAR_MINUTES = 30;
export const CHECK_ITEMS = 6;

/** The items of a note check of which so many passed. */
export const checkItems = (passed: number): { name: string; passed: boolean }[] =>
  Array.from({ length: CHECK_ITEMS }, (_, item) => ({ name: `item ${item + 1}`, passed: item < passed }));

const KINDS = [
  { kind: 'presentation', completion: 'presentation.completed' },
  { kind: 'note', completion: 'note.check_attempted' },
  { kind: 'cowork', completion: 'cowork.session_ended' },
  { kind: 'kickoff', completion: 'kickoff.understanding_completed' },
  { kind: 'work', completion: 'stage.completed' },
] as const;
const DEMANDS = [40, 50, 60] as const;
const BANDS: [string, string, string, string, string] = ['weak', 'partial', 'sound', 'strong', 'exceptional'];

const kindOf = (stage: number) => KINDS[stage % KINDS.length]!;

export const stageId = (stage: number): string => `stage-${stage + 1}`;
export const isNote = (stage: number): boolean => kindOf(stage).kind === 'note';
export const completionType = (stage: number): string => kindOf(stage).completion;
/** How hard a stage is, the same for all skills. */
export const demandOf = (stage: number): number =>
  DEMANDS[Math.floor(stage / KINDS.length) % DEMANDS.length]!;

/** A stage of the same demand whose rubric reads all skills. */
export const readingAll = (stage: number): number =>
  stage - (stage % KINDS.length) + KINDS.findIndex(({ kind }) => kind === 'work');

const NOTE_SKILLS: readonly Skill[] = ['quality', 'communication'];
/** The skills that work at a stage shows. */
export const skillsOf = (stage: number): readonly Skill[] => (isNote(stage) ? NOTE_SKILLS : SKILLS);

const bandsOf = (skills: readonly Skill[]) =>
  Object.fromEntries(skills.map((skill) => [skill, { bands: BANDS }]));

const RUBRICS = {
  work: { title: 'A piece of work', skills: forEachSkill(() => ({ bands: BANDS })), points: [] },
  note: { title: 'A note', skills: bandsOf(NOTE_SKILLS), points: [] },
} satisfies ProgramBody['rubrics'];

/** Five kinds of touchpoint at three demands, in any order. Notes show two skills, all others four. */
export const PROGRAM: ProgramBody = {
  id: 'validation',
  title: 'Simulated work',
  phases: [
    {
      id: 'all',
      title: 'All',
      stages: Array.from({ length: STAGES }, (_, stage) => ({
        id: stageId(stage),
        title: stageId(stage),
        kind: kindOf(stage).kind,
        requires: [],
        formerly: [],
        rubric: isNote(stage) ? 'note' : 'work',
        demand: forEachSkill(() => demandOf(stage)),
        parMinutes: PAR_MINUTES,
        completion: { type: completionType(stage), outcome: null },
      })),
    },
  ],
  rubrics: RUBRICS,
};

/** The rubric of a stage as a dossier has it. */
export function rubricOf(stage: number) {
  const id = isNote(stage) ? 'note' : 'work';
  const demand = forEachSkill(() => demandOf(stage));
  return { id: `${PROGRAM.id}/${id}`, version: 1, body: { ...RUBRICS[id], demand, parMinutes: PAR_MINUTES } };
}
