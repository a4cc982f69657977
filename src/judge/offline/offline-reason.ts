import type { Skill } from '../../core/skill.ts';
import type { Dossier } from '../dossier.ts';
import type { Grounded } from '../ground.ts';
import type { SkillReading } from './signal.ts';

type Readings = Partial<Record<Skill, SkillReading | null>>;

/** Two sentences: what the work shows, skill by skill, and the one thing that would show most more. */
export function offlineReason(_dossier: Dossier, grounded: Grounded, readings: Readings): string {
  const shown = grounded.skills.flatMap(({ skill }) => readings[skill] ?? []);
  if (shown.length === 0)
    return 'There was too little of your own work here to read a skill from. Your next piece of work will say more.';
  const did = shown.map((reading) => reading.did);
  const first = did.length === 1 ? did[0] : `${did.slice(0, -1).join(', ')} and ${did.at(-1)}`;
  const weakest = shown.reduce((a, b) => (b.x < a.x ? b : a));
  const note = grounded.tampering.length > 0 ? 'some text spoke to the grader and was left aside, and ' : '';
  return `In this work you ${first}. To show more, ${note}it would help to ${weakest.next}.`;
}
