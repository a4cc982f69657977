import { SKILLS, type Skill } from '../../core/skill.ts';
import type { Dossier } from '../dossier/build.ts';
import { ownWordsOf } from '../dossier/is-tail.ts';
import type { Grounded } from '../evidence/ground.ts';
import { speedReading } from '../verdict/clock.ts';
import { repeatsEarlier } from './repeats-earlier.ts';
import type { SkillReading } from './signal.ts';

type Readings = Partial<Record<Skill, SkillReading | null>>;

const AND = new Intl.ListFormat('en', { type: 'conjunction' });

/** The number of the stage's previous verdict; null for the first. */
function lastVerdictOf({ background, completion }: Dossier): number | null {
  return (
    background.prior.findLast(
      ({ stage, readings }) => stage === completion.stage && Object.keys(readings).length > 0,
    )?.number ?? null
  );
}

/** The reason if no skill could be read: nothing new, or too little. */
function unreadReason(dossier: Dossier): string {
  const last = lastVerdictOf(dossier);
  const words = ownWordsOf(dossier);
  if (last !== null && (words === 0 || repeatsEarlier(dossier))) {
    return `Nothing new of your own came since verdict ${last} of this stage, so this completion moves no skill. Verdict ${last} says what your work showed.`;
  }
  const since = last === null ? '' : ` since verdict ${last} of this stage`;
  return `There was too little of your own work here to read a skill from: ${words} words${since}. Your next piece of work will say more.`;
}

/** What the offline judge cannot tell and leaves to a model or a person. */
function notJudged(dossier: Dossier, read: readonly Skill[]): string {
  const { skills, reference = '' } = dossier.rubric.body;
  const isTimed = 'x' in speedReading(dossier);
  const missing = SKILLS.filter(
    (skill) => skills[skill] !== undefined && !read.includes(skill) && !(skill === 'speed' && isTimed),
  );
  const isRightness = read.includes('quality') && reference.trim() === '';
  const parts = [...(isRightness ? ['whether the content is right'] : []), ...missing];
  return parts.length === 0 ? '' : ` Not judged, since that takes a model or a person: ${AND.format(parts)}.`;
}

/** What the work shows, skill by skill, the next step that would show most, and what was not judged. */
export function offlineReason(dossier: Dossier, grounded: Grounded, readings: Readings): string {
  const shown = grounded.skills.flatMap(({ skill }) => {
    const reading = readings[skill];
    return reading ? [{ skill, ...reading }] : [];
  });
  const [first, ...others] = shown;
  if (first === undefined) return unreadReason(dossier);
  const did = shown.map((reading) => `on ${reading.skill} you ${reading.did}`).join('; ');
  // Weighted by confidence: a surer reading says more about where work is weak.
  const standing = ({ x, confidence }: SkillReading) => (x - 50) * confidence;
  const weakest = others.reduce((a, b) => (standing(b) < standing(a) ? b : a), first);
  const note = grounded.tampering.length > 0 ? 'some text was left aside, and ' : '';
  const next = `To show more ${weakest.skill}, ${note}it would help to ${weakest.next}.`;
  const read = shown.map(({ skill }) => skill);
  return `In this work, ${did}. ${next}${notJudged(dossier, read)}`;
}
