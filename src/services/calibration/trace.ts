import type { CalibrationTrace } from '../../http/calibration-service.ts';
import type { Dossier } from '../../judge/dossier/build.ts';
import { ground } from '../../judge/evidence/ground.ts';
import type { CheckStep, ScoreStep, Trace } from '../../judge/judge.ts';
import type { CalibrationStep } from '../../store/review/calibration-steps.ts';
import type { Store } from '../../store/store.ts';

type StepLine = CalibrationTrace['steps'][number];

const NOT_ASKED = {
  judge: null,
  model: null,
  prompt: null,
  outcome: null,
  retries: 0,
  attempts: [],
  inputTokens: 0,
  outputTokens: 0,
  cost: null,
  durationMs: 0,
};

/** Steps of a rescore carry the name of their answer; what they are is the first word. */
function stepLine({ step, at, inputHash, trace }: CalibrationStep): StepLine {
  const name = step.split(' ', 1)[0] as StepLine['step'];
  const { judge, model, prompt, outcome, retries, attempts, inputTokens, outputTokens, cost, durationMs } =
    (trace as Trace | null) ?? NOT_ASKED;
  const asked = {
    judge,
    model,
    prompt,
    outcome,
    retries,
    attempts,
    inputTokens,
    outputTokens,
    cost,
    durationMs,
  };
  return { step: name, at, inputHash, ...asked };
}

function costOf(steps: StepLine[]): number | null {
  const asked = steps.filter(({ judge }) => judge !== null);
  return asked.some(({ cost }) => cost === null)
    ? null
    : asked.reduce((sum, { cost }) => sum + (cost ?? 0), 0);
}

/**
 * How a calibration came to be: its steps, what they cost, and what of the judge's evidence was refused. Grounding is
 * done again from what is stored, since it is pure. Without `texts`, no word of the learner or of a model leaves here.
 */
export async function traceOf(
  store: Store,
  learner: number,
  number: number,
  { texts }: { texts: boolean },
): Promise<CalibrationTrace> {
  const stored = await store.reviews.steps(learner, number);
  const steps = stored.map(stepLine);
  const resultOf = <T>(name: StepLine['step']) =>
    (stored.find(({ step }) => step === name || step.startsWith(`${name} `))?.result as T | undefined) ??
    null;
  const dossier = resultOf<Dossier>('dossier');
  const score = resultOf<ScoreStep>('score');
  const check = resultOf<CheckStep>('check');
  const grounded = dossier && score && ground(dossier, score);
  const shown = (text: string) => (texts ? text : null);
  return {
    steps,
    tokens: {
      input: steps.reduce((sum, { inputTokens }) => sum + inputTokens, 0),
      output: steps.reduce((sum, { outputTokens }) => sum + outputTokens, 0),
    },
    cost: costOf(steps),
    refused: (grounded?.refused ?? []).map(({ skill, seq, why, text }) => ({
      skill,
      seq,
      why,
      text: shown(text),
    })),
    ungrounded: grounded?.ungrounded ?? [],
    tampering: (grounded?.tampering ?? []).map(({ kind, seq }) => ({ kind, seq })),
    texts: texts ? { dossier, score, check } : null,
  };
}
