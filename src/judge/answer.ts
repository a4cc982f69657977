import type { Band } from '../core/band.ts';
import type { Skill } from '../core/skill.ts';

export const CONFIDENCES = [0.25, 0.5, 0.75, 1] as const;
export const FLAGS = ['contradiction', 'tampering', 'thin_evidence'] as const;
/** Why there is no answer that can be used, after one repair or one request about a shorter dossier. */
const UNSCORED = ['refused', 'unreadable', 'cut_off', 'too_long', 'refused_request', 'no_answer'] as const;

export type Confidence = (typeof CONFIDENCES)[number];
export type Flag = (typeof FLAGS)[number];
export type UnscoredCode = (typeof UNSCORED)[number];

/** Where a skill stands in the rubric: a band, how far into it (0–1), and the learner's words or events that say so. */
export type Score = {
  band: Band;
  position: number;
  confidence: Confidence;
  quotes: { seq: number; text: string }[];
  events?: { seq: number; what: string }[];
  /** Of a panel: the standard deviation between its members' readings, in points. */
  interRaterSd?: number;
  /** Set where it was read by other means than the judge's card was measured with, so that the card says nothing of it. */
  uncarded?: true;
};

export type Scores = Partial<Record<Skill, Score | 'no_evidence'>>;

/** Why a provider gave no answer at all. */
export type ProviderFailureCode = 'timeout' | 'rate_limit' | 'unavailable' | 'key_refused' | 'unreachable';

/** One call of a model, and what came of it. */
export type Attempt = {
  outcome: 'answered' | UnscoredCode | ProviderFailureCode;
  durationMs: number;
  inputTokens: number;
  outputTokens: number;
};

/** What one link cost and met on its way. Holds no text of the learner or the model. */
export type Trace = {
  link: 'score' | 'check';
  judge: string;
  model: string | null;
  prompt: string | null;
  outcome: Attempt['outcome'];
  /** Calls before the last one. */
  retries: number;
  /** The calls, oldest first; of a long outage the last ones alone. */
  attempts: Attempt[];
  inputTokens: number;
  outputTokens: number;
  /** US dollars, null where the price is not known. */
  cost: number | null;
  durationMs: number;
};

export type ScoreStep = ({ scores: Scores } | { unscored: UnscoredCode }) & {
  trace: Trace;
  /** Whose answer it is, and why not the configured judge's where that is so. Written where the answer is stored. */
  judge?: { name: string; version: string; because?: string };
};

/** All that the checker may say: less confidence, flags, a request for a human, and the reason. There is no number to raise. */
export type Check = {
  confidence: Partial<Record<Skill, Confidence>>;
  flags: Flag[];
  asksReview: boolean;
  reason: string;
};

export type CheckStep = ({ check: Check } | { unscored: UnscoredCode }) & { trace: Trace };
