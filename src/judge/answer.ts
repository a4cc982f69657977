import type { Band } from '../core/band.ts';
import type { Skill } from '../core/skill.ts';

export const CONFIDENCES = [0.25, 0.5, 0.75, 1] as const;
export const FLAGS = ['contradiction', 'tampering', 'thin_evidence'] as const;

export type Confidence = (typeof CONFIDENCES)[number];
export type Flag = (typeof FLAGS)[number];
/** Why there is no usable answer, after one repair or one request about a shorter dossier. */
export type UnscoredCode =
  | 'refused'
  | 'unreadable'
  | 'cut_off'
  | 'too_long'
  | 'refused_request'
  | 'no_answer';

/** A skill's score; `position` is how far into the band, 0–1. */
export type Score = {
  band: Band;
  position: number;
  confidence: Confidence;
  quotes: { seq: number; text: string }[];
  events?: { seq: number; what: string }[];
  /** For a panel: the standard deviation between its members' readings, in points. */
  interRaterSd?: number;
  /** Set if it was read in another way than the judge's card was measured on, so that the card does not apply. */
  uncarded?: true;
};

export type Scores = Partial<Record<Skill, Score | 'no_evidence'>>;

/** Why a provider did not answer. */
export type ProviderFailureCode = 'timeout' | 'rate_limit' | 'unavailable' | 'key_refused' | 'unreachable';

/** One call of a model. */
export type Attempt = {
  outcome: 'answered' | UnscoredCode | ProviderFailureCode;
  durationMs: number;
  inputTokens: number;
  outputTokens: number;
};

/** Cost and outcome of one link. Contains no text of the learner or the model. */
export type Trace = Attempt & {
  link: 'score' | 'check';
  judge: string;
  model: string | null;
  prompt: string | null;
  /** Calls before the last one. */
  retries: number;
  /** The calls, oldest first; after a long outage only the last ones. */
  attempts: Attempt[];
  /** US dollars, null if the price is not known. */
  cost: number | null;
};

/** What several calls cost together. The cost is null if one of them is not known. */
export function addTraces(traces: readonly Trace[]) {
  const sum = (of: (trace: Trace) => number) => traces.reduce((total, trace) => total + of(trace), 0);
  return {
    retries: sum(({ retries }) => retries + 1) - 1,
    attempts: traces.flatMap(({ attempts }) => attempts),
    inputTokens: sum(({ inputTokens }) => inputTokens),
    outputTokens: sum(({ outputTokens }) => outputTokens),
    cost: traces.some(({ cost }) => cost === null) ? null : sum(({ cost }) => cost ?? 0),
  };
}

export type ScoreStep = ({ scores: Scores } | { unscored: UnscoredCode }) & {
  trace: Trace;
  /** The judge that gave the answer, and why it was not the configured one. Set when the answer is stored. */
  judge?: { name: string; version: string; because?: string };
};

/** The checker's answer: it has no number that could raise a score. */
export type Check = {
  confidence: Partial<Record<Skill, Confidence>>;
  flags: Flag[];
  asksReview: boolean;
  reason: string;
};

export type CheckStep = ({ check: Check } | { unscored: UnscoredCode }) & { trace: Trace };
