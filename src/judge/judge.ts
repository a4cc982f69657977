import type { Band } from '../core/band.ts';
import type { Skill } from '../core/skill.ts';
import type { CardFile } from './verdict/card.ts';
import type { Dossier } from './dossier/build.ts';
import type { Grounded } from './evidence/ground.ts';
import type { ProviderFailureCode } from './model/provider-failure.ts';

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

export type JudgeOptions = {
  signal?: AbortSignal;
  /** Calls for the same answer that the provider failed before. */
  failedCalls?: number;
};

/** A dossier and what people made of one skill, on 0–100; of what group (task) and kind of text it is. */
export type ScoredDossier = { dossier: Dossier; human: number; group: string; kind: string };

/** Weights of one skill, the set that fitted them, and marks of the groups in it. */
export type FittedWeights = {
  set: string;
  dossiers: number;
  pull?: number | undefined;
  weights: Readonly<Record<string, number>>;
  groups: string[];
};

/** The set's name, and as how many dossiers the weights from before count: more of them draw the fit to these. */
export type FitOptions = { set: string; pull?: number | undefined };

/** How a judge whose weights come from people's scores is fitted, so that nothing need be measured on what fitted it. */
export type Fitting = {
  skill: Skill;
  /** Whether the weights that the judge has were fitted on this group. */
  saw(group: string): boolean;
  /** The same judge with this skill's weights fitted to these dossiers of a set. */
  fit(cases: readonly ScoredDossier[], how: FitOptions): { judge: Judge; fitted: FittedWeights };
};

/** Link A and link B of one judge version. Both throw nothing but `ProviderFailure` and the caller's abort. */
export type Judge = {
  name: string;
  version: string;
  card: CardFile | null;
  /** The weights it reads by and how they are fitted, skill by skill. Absent where nothing is fitted. */
  weights?: Partial<Record<Skill, FittedWeights>>;
  fittings?: readonly Fitting[];
  score(dossier: Dossier, options?: JudgeOptions): Promise<ScoreStep>;
  check(dossier: Dossier, grounded: Grounded, options?: JudgeOptions): Promise<CheckStep>;
};
