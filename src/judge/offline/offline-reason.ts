import type { Skill } from '../../core/skill.ts';
import type { Grounded } from '../evidence/ground.ts';
import type { SkillReading } from './signal.ts';

type Readings = Partial<Record<Skill, SkillReading | null>>;

/** Two sentences: what the work shows, skill by skill, and the one thing that would show most more. */
export function offlineReason(grounded: Grounded, readings: Readings): string {
  const shown = grounded.skills.flatMap(({ skill }) => {
    const reading = readings[skill];
    return reading ? [{ skill, ...reading }] : [];
  });
  const [first, ...others] = shown;
  if (first === undefined)
    return 'There was too little of your own work here to read a skill from. Your next piece of work will say more.';
  const did = shown.map((reading) => `on ${reading.skill} you ${reading.did}`).join('; ');
  const weakest = others.reduce((a, b) => (b.x < a.x ? b : a), first);
  const note = grounded.tampering.some(({ removes }) => removes)
    ? 'some text was copied, hidden or in the form of a verdict and was left aside, and '
    : '';
  return `In this work, ${did}. To show more ${weakest.skill}, ${note}it would help to ${weakest.next}.`;
}
