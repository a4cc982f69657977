import type { JourneyView } from '../../core/journey/view.ts';
import { SKILLS, type Skill } from '../../core/skill.ts';
import type { Touchpoint } from '../../core/standing/touchpoint-value.ts';
import { stageRubric } from '../calibration/dossier/stage-rubric.ts';
import { rows, type Database } from '../database.ts';
import type { Programs } from '../documents/programs.ts';

/** What is next in the learner's own program; without a program the first two are null. */
export type NextStages = {
  program: string | null;
  version: number | null;
  next: JourneyView['next'];
};

const FACTOR = {
  name: 'touchpoints-par-factor',
  text: 'SELECT p.par_factor AS "parFactor" FROM profiles p JOIN learners l ON l.no = p.learner WHERE l.id = $1',
};

/** Each next stage as a touchpoint, in order: what its rubric reads and the clock measures, and its par with extra time. */
export async function touchpointsOf(
  database: Database,
  programs: Programs,
  learner: string,
  { program: id, version, next }: NextStages,
  at: number,
): Promise<Touchpoint[]> {
  if (id === null || version === null) return [];
  const program = await programs.read(database, { program: id, version });
  const [profile] = await rows<{ parFactor: number }>(database, FACTOR, [learner]);
  const touchpoints: Touchpoint[] = [];
  for (const { id: name } of next) {
    const stage = program.stages.get(name);
    if (!stage) throw new Error(`program ${id} version ${version} has no stage ${name}`);
    const { body } = await stageRubric(database, learner, { program, stage }, at);
    const skills = SKILLS.filter((skill: Skill) => skill === 'speed' || body.skills[skill] !== undefined);
    touchpoints.push({ skills, minutes: stage.parMinutes * (profile?.parFactor ?? 1) });
  }
  return touchpoints;
}
