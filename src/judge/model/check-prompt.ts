import { SKILLS } from '../../core/skill.ts';
import type { Dossier } from '../dossier/build.ts';
import type { Grounded } from '../evidence/ground.ts';
import type { Fence } from './fence.ts';

/** The prompt of link B: the grounded reading, the snapshot and the prior calibrations. */
export function checkPrompt(dossier: Dossier, grounded: Grounded, fence: Fence): string {
  const { snapshot, prior } = dossier.background;
  const known = SKILLS.map((skill) => {
    const { mean, sd, observations } = snapshot.skills[skill];
    return `${skill} ${mean.toFixed(0)} ± ${sd.toFixed(0)} from ${observations} observations`;
  });
  const earlier = prior.map(({ at, eventType, readings }) => {
    const values = SKILLS.flatMap((skill) =>
      readings[skill] === undefined ? [] : `${skill} ${readings[skill].toFixed(0)}`,
    );
    return `${at} ${eventType}: ${values.join(', ') || 'nothing read'}`;
  });
  const read = grounded.skills.map(({ skill, score, quotes, events }) => {
    const bands = dossier.rubric.body.skills[skill]?.bands;
    return [
      `${skill}: band ${score.band} (${bands?.[score.band - 1] ?? ''}), confidence ${score.confidence}`,
      ...quotes.map((quote) => fence.around(`quote turn ${quote.seq}`, quote.text)),
      ...events.map((event) => fence.around(`event ${event.seq}`, event.what)),
    ].join('\n');
  });
  return [
    `Rubric: ${dossier.rubric.body.title}`,
    `Known so far, on 0–100: ${known.join('; ')}.`,
    `Structural threats in the learner's texts, found by code: ${grounded.tampering.length}.`,
    `Skills whose evidence did not check: ${grounded.ungrounded.join(', ') || 'none'}.`,
    `The code of this task's fences is ${fence.boundary}.`,
    // Event types come from outside, so they are fenced.
    fence.around('earlier readings', earlier.join('\n') || 'none'),
    ...read,
  ].join('\n\n');
}
