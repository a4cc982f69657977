import type { Speaker } from '../../core/event.ts';
import type { Skill } from '../../core/skill.ts';
import type { Corrected, Done } from '../../store/calibration/correct/correction.ts';
import type { RescoreRefusal } from '../../store/review/rescore-calibration.ts';

/** The calibration to judge again, and who asked. `judge`: a judge other than the configured one. */
export type RescoreRequest = {
  learner: string;
  number: number;
  judge?: string | undefined;
  by: string;
  preview: boolean;
};

/** The result. Unless it is `rescored` and not a preview, only judge answers were stored. */
export type Rescored =
  | { outcome: 'rescored'; judge: { name: string; version: string }; reason: string; correction: Done }
  | { outcome: 'unknown_judge'; detail: string }
  /** The dossier was erased or never existed. */
  | { outcome: 'no_dossier' }
  /** The dossier's texts were removed by the policy's retention, in epoch milliseconds. */
  | { outcome: 'texts_removed'; at: number }
  /** Another request is waiting for the same answer. */
  | { outcome: 'under_way' }
  | { outcome: 'unreadable'; code: string }
  | { outcome: 'judge_unavailable'; code: string; retryAfterMs: number | null }
  | { outcome: RescoreRefusal }
  | Exclude<Corrected, Done>;

type Quote = { skill: Skill; seq: number; text: string };

/** The evidence shown with a calibration. */
export type ShownEvidence = {
  reason: string | null;
  quotes: Quote[];
  events: { skill: Skill; seq: number; what: string }[];
};

/** How a verdict was made, step by step. Without `texts` it has no text beyond what the calibration shows. */
type CalibrationTrace = {
  steps: {
    step: 'dossier' | 'score' | 'check';
    at: string;
    inputHash: string | null;
    textsRemovedAt: string | null;
    judge: string | null;
    model: string | null;
    prompt: string | null;
    outcome: string | null;
    retries: number;
    attempts: { outcome: string; durationMs: number; inputTokens: number; outputTokens: number }[];
    inputTokens: number;
    outputTokens: number;
    cost: number | null;
    durationMs: number;
  }[];
  tokens: { input: number; output: number };
  cost: number | null;
  refused: { skill: string; seq: number; why: string; text: string | null }[];
  ungrounded: string[];
  tampering: { kind: string; seq: number }[];
  texts: { dossier: unknown; score: unknown; check: unknown } | null;
};

/** The judge's input and answers, and how they became the verdict. Parts that were erased or never existed are null. */
type Explanation = {
  dossier: {
    rubric: { id: string; version: number; title: string | null };
    counts: Record<'turns' | 'context' | 'events' | 'cowork' | 'learn' | 'checks' | 'prior', number>;
    timing: unknown;
    leftOut: { part: string; items: number; characters: number }[];
  } | null;
  quotes: (Quote & { turn: { speaker: string; at: string; text: string } | null })[];
  verdict: { score: unknown; check: unknown } | null;
  trace: CalibrationTrace;
};

type ShownTurn = {
  seq: number;
  part: number;
  kind: 'text' | 'transcript' | 'file';
  speaker: Speaker;
  type: string;
  at: string;
  name: string | null;
  text: string;
  end: string | null;
  leftOut: number;
  quotable: boolean;
};

/** The work behind a verdict and its rubric, as the judge was given them; no number of a judge. */
type ShownWork = {
  completion: { seq: number; type: string; stage: string | null; outcome: string | null };
  rubric: {
    id: string;
    version: number;
    title: string;
    skills: Partial<Record<Skill, string[]>>;
    points: string[];
    reference: string | null;
  };
  turns: ShownTurn[];
  context: ShownTurn[];
  cowork: { seq: number; at: string; own: boolean; action: string }[];
  learn: { seq: number; at: string; kind: string }[];
  checks: { seq: number; at: string; passed: boolean | null }[];
  leftOut: { part: string; items: number; characters: number }[];
};

/** Calibration operations that HTTP uses; http must not import the judge. */
export type CalibrationService = {
  rescore(request: RescoreRequest): Promise<Rescored>;
  work(
    learner: number,
    number: number,
  ): Promise<
    | { outcome: 'shown'; work: ShownWork }
    | { outcome: 'no_dossier' }
    | { outcome: 'texts_removed'; at: string }
  >;
  /** Why a judge of this name cannot be used here; null if it can. */
  judgeFault(model: string): string | null;
  explain(
    learner: number,
    number: number,
    own: ShownEvidence,
    options: { texts: boolean },
  ): Promise<Explanation>;
};
