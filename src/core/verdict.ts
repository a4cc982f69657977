import type { Observation } from './observation.ts';
import type { Skill } from './skill.ts';

/** Words of the learner that back a reading, found word for word in their own turn `seq`. */
export type Quote = { skill: Skill; seq: number; text: string };

/** The learner's own events that back a reading which is no wording: elapsed times, hints. */
export type EventEvidence = { skill: Skill; seq: number; what: string };

/** What the judge chain hands to the commit: final, grounded, and complete enough to be folded again. */
export type Verdict = {
  judge: { name: string; version: string };
  /** Why the answer could not be read, null when it was. An unscored verdict moves no skill. */
  unscored: string | null;
  observations: Observation[];
  /** Minutes at work in the evidence, without idle gaps; null when it shows one moment only. */
  workedMinutes: number | null;
  /** Minutes from the first to the last evidence, extra time taken out: what others’ completions are compared with. */
  spanMinutes: number | null;
  /** Two sentences that the learner reads. */
  reason: string;
  quotes: Quote[];
  events: EventEvidence[];
  /** What the checker noticed: contradiction, tampering, thin_evidence. */
  flags: string[];
  asksReview: boolean;
};
