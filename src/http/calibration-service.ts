import type { Corrected, Done } from '../store/calibration/correct.ts';
import type { RescoreRefusal } from '../store/review/rescore-calibration.ts';

/** Which calibration is judged again, and by whom: another judge than the configured one where `judge` names it. */
export type RescoreRequest = {
  learner: string;
  number: number;
  judge?: string | undefined;
  by: string;
  preview: boolean;
};

/** What came of it. Nothing is stored but answers of the judge unless it says `rescored` and was no preview. */
export type Rescored =
  | { outcome: 'rescored'; judge: { name: string; version: string }; reason: string; correction: Done }
  | { outcome: 'unknown_judge'; detail: string }
  /** Its events were erased, or it was never judged from a dossier. */
  | { outcome: 'no_dossier' }
  /** Somebody else waits for the same answer. */
  | { outcome: 'under_way' }
  | { outcome: 'unreadable'; code: string }
  | { outcome: 'judge_unavailable'; code: string; retryAfterMs: number | null }
  | { outcome: RescoreRefusal }
  | Exclude<Corrected, Done>;

/** How a verdict came to be, step by step. Without `texts` it holds no word of the learner or of a model. */
export type CalibrationTrace = {
  steps: {
    step: 'dossier' | 'score' | 'check';
    at: string;
    inputHash: string | null;
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

/** What the edge may ask of judges, which it cannot reach itself. */
export type Judging = {
  rescore(request: RescoreRequest): Promise<Rescored>;
  trace(learner: number, number: number, options: { texts: boolean }): Promise<CalibrationTrace>;
};
