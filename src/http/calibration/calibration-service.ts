import type { Skill } from '../../core/skill.ts';
import type { Corrected, Done } from '../../store/calibration/correct/correction.ts';
import type { RescoreRefusal } from '../../store/review/rescore-calibration.ts';

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

type Quote = { skill: Skill; seq: number; text: string };

/** What a calibration itself shows of its evidence. */
export type ShownEvidence = {
  reason: string | null;
  quotes: Quote[];
  events: { skill: Skill; seq: number; what: string }[];
};

/** How a verdict came to be, step by step. Without `texts` it holds no words but those that the calibration shows. */
type CalibrationTrace = {
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

/** What the judge was given and answered, and how the verdict came of it. Parts that were erased or never made are null. */
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

/** What HTTP may ask of calibrations, since it cannot reach a judge itself. */
export type CalibrationService = {
  rescore(request: RescoreRequest): Promise<Rescored>;
  explain(
    learner: number,
    number: number,
    own: ShownEvidence,
    options: { texts: boolean },
  ): Promise<Explanation>;
};
