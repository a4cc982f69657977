import { readingOf } from '../../core/band.ts';
import { CONSTANTS } from '../../core/constants.ts';
import type { Observation, Source } from '../../core/observation.ts';
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

function measured(dossier: Dossier, skill: Skill, source: Source, x: number): Observation {
  return { skill, source, x, evidence: 1, confidence: 1, demand: demandOf(dossier, skill), card: null };
}

/** Observations by code: a note check for quality, the clock for speed. */
function observedByCode(dossier: Dossier): { observations: Observation[]; events: EventEvidence[] } {
  const observations: Observation[] = [];
  const events: EventEvidence[] = [];
  const check = checkReading(dossier);
  if (check !== null) {
    observations.push(measured(dossier, 'quality', 'check', check.x));
    events.push({ skill: 'quality', seq: check.seq, what: check.what });
  }
  const speed = speedReading(dossier);
  if ('x' in speed) {
    observations.push(measured(dossier, 'speed', 'telemetry', speed.x));
    events.push({ skill: 'speed', seq: speed.seq, what: speed.what });
  }
  return { observations, events };
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

function unscored(dossier: Dossier, judge: Scorer, code: string, tampered: boolean): Verdict {
  return {
    judge: { name: judge.name, version: judge.version },
    unscored: code,
    observations: [],
    ...minutesOf(dossier),
    reason: unscoredReason(code),
    quotes: [],
    events: [],
    flags: tampered ? ['tampering'] : [],
    asksReview: true,
  };
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
  if (grounded.unscored !== null) return unscored(dossier, judge, grounded.unscored, tampered);
  const check = step !== null && 'check' in step ? step.check : UNCHECKED;
  const own = observedByCode(dossier);
  const timed = own.observations.some((observation) => observation.source === 'telemetry');
  const parts = grounded.skills.filter((part) => !(timed && part.skill === 'speed'));
  const observations = parts.map((part) => judged(dossier, judge, part, check));
  // After link B: one that it made unsure says so itself.
  const thin = observations.some(({ evidence, confidence }) => evidence === 1 && confidence > 0.5);
  const raised = new Set<string>(check.flags);
  if (tampered) raised.add('tampering');
  if (thin || grounded.ungrounded.length > 0) raised.add('thin_evidence');
  return {
    judge: { name: judge.name, version: judge.version },
    unscored: null,
    observations: inOrder([...observations, ...own.observations]),
    ...minutesOf(dossier),
    reason: shownReason(check.reason, judge, observations),
    quotes: parts.flatMap((part) => part.quotes),
    events: inOrder([...parts.flatMap((part) => part.events), ...own.events]),
    flags: FLAGS.filter((flag) => raised.has(flag)),
    asksReview: check.asksReview || tampered,
  };
}
