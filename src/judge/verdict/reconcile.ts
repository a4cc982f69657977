import { readingOf } from '../../core/band.ts';
import { CONSTANTS } from '../../core/constants.ts';
import type { Observation } from '../../core/observation.ts';
import { SKILLS, type Skill } from '../../core/skill.ts';
import type { EventEvidence, Verdict } from '../../core/verdict.ts';
import { cardFor } from './card.ts';
import type { Scorer } from './scorer.ts';
import type { Dossier } from '../dossier/build.ts';
import type { Grounded, GroundedSkill } from '../evidence/ground.ts';
import { FLAGS, type Check, type CheckStep } from '../answer.ts';
import { checkReading } from './note-check.ts';
import { shownReason, UNCHECKED_REASON, unscoredReason } from './reason.ts';
import { speedReading } from './clock.ts';

function demandOf(dossier: Dossier, skill: Skill): number {
  return dossier.rubric.body.demand?.[skill] ?? CONSTANTS.priorMean;
}

function judged(dossier: Dossier, judge: Scorer, part: GroundedSkill, check: Check): Observation {
  const { skill, score, quotes, events } = part;
  return {
    skill,
    source: 'judge',
    x: readingOf(score.band, score.position),
    evidence: quotes.length + events.length,
    // The checker may lower a confidence, never raise it.
    confidence: Math.min(score.confidence, check.confidence[skill] ?? 1),
    demand: demandOf(dossier, skill),
    card: score.uncarded === true ? null : cardFor(judge.card, skill),
    ...(score.interRaterSd === undefined ? {} : { interRaterSd: score.interRaterSd }),
  };
}

/** Observations by code, with their event: a note check for quality, the clock for speed. */
function observedByCode(dossier: Dossier): { observation: Observation; event: EventEvidence }[] {
  const readings = [
    { skill: 'quality', source: 'check', reading: checkReading(dossier) },
    { skill: 'speed', source: 'telemetry', reading: speedReading(dossier) },
  ] as const;
  return readings.flatMap(({ skill, source, reading }) => {
    if (reading === null) return [];
    const { x, ...event } = reading;
    const demand = demandOf(dossier, skill);
    const observation = { skill, source, x, evidence: 1, confidence: 1, demand, card: null };
    return [{ observation, event: { skill, ...event } }];
  });
}

/** Used if link B's answer could not be used: the score is kept and a person reviews it. */
const UNCHECKED: Check = { confidence: {}, flags: [], asksReview: true, reason: UNCHECKED_REASON };

function inOrder<T extends { skill: Skill }>(items: readonly T[]): T[] {
  return SKILLS.flatMap((skill) => items.filter((item) => item.skill === skill));
}

/** Times for the phase's pace and for the cohort. Extra time is removed from the span, as in `speed`. */
function minutesOf({ timing }: Dossier): Pick<Verdict, 'workedMinutes' | 'spanMinutes'> {
  const { workedMinutes, spanMinutes, parFactor } = timing;
  return { workedMinutes, spanMinutes: spanMinutes === null ? null : spanMinutes / parFactor };
}

/**
 * The final verdict: link A's grounded numbers, link B's doubts and observations by code, in a stable order. Link B
 * cannot change a number of link A; it can only lower confidences. An unusable answer of link B removes nothing;
 * null if there was no score to check.
 */
export function reconcile(
  dossier: Dossier,
  judge: Scorer,
  grounded: Grounded,
  step: CheckStep | null,
): Verdict {
  const tampered = grounded.tampering.length > 0;
  const base = {
    judge: { name: judge.name, version: judge.version },
    unscored: grounded.unscored,
    ...minutesOf(dossier),
    ...(judge.drifts === undefined ? {} : { drifts: judge.drifts }),
  };
  if (grounded.unscored !== null) {
    const reason = unscoredReason(grounded.unscored);
    const flags = tampered ? ['tampering' as const] : [];
    return { ...base, observations: [], reason, quotes: [], events: [], flags, asksReview: true };
  }
  const check = step !== null && 'check' in step ? step.check : UNCHECKED;
  const own = observedByCode(dossier);
  const timed = own.some(({ event }) => event.skill === 'speed');
  const parts = grounded.skills.filter((part) => !(timed && part.skill === 'speed'));
  const observations = parts.map((part) => judged(dossier, judge, part, check));
  // After link B: one that it made unsure says so itself.
  const thin = observations.some(({ evidence, confidence }) => evidence === 1 && confidence > 0.5);
  const raised = new Set<string>(check.flags);
  if (tampered) raised.add('tampering');
  if (thin || grounded.ungrounded.length > 0) raised.add('thin_evidence');
  return {
    ...base,
    observations: inOrder([...observations, ...own.map(({ observation }) => observation)]),
    reason: shownReason(check.reason, judge, observations),
    quotes: parts.flatMap((part) => part.quotes),
    events: inOrder([...parts.flatMap((part) => part.events), ...own.map(({ event }) => event)]),
    flags: FLAGS.filter((flag) => raised.has(flag)),
    asksReview: check.asksReview || tampered,
  };
}
