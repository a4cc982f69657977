import type { Observation } from './observation.ts';
import type { Skill } from './skill.ts';

/** Words of the learner that support a reading, found verbatim in their own turn `seq`. */
export type Quote = { skill: Skill; seq: number; text: string };

/** The learner's own events that support a reading by something other than words: elapsed times, hints. */
export type EventEvidence = { skill: Skill; seq: number; what: string };

/** What the judge chain passes to the commit: final, grounded, and complete enough to be folded again. */
export type Verdict = {
  judge: { name: string; version: string };
  /** Why the answer could not be read; null when it could. An unscored verdict moves no skill. */
  unscored: string | null;
  observations: Observation[];
  /** Minutes of work in the evidence without idle gaps; null when all of it has the same time. */
  workedMinutes: number | null;
  /** Minutes from the first to the last evidence, without extra time: compared with other learners’ completions. */
  spanMinutes: number | null;
  /** Two sentences that the learner reads. */
  reason: string;
  quotes: Quote[];
  events: EventEvidence[];
  /** What the checker noticed: contradiction, tampering, thin_evidence. */
  flags: string[];
  asksReview: boolean;
  /** Set if the judge drifts: a rise above the policy's bound is held until a person looks. */
  drifts?: true;
};
