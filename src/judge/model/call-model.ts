import { generateText, Output, type FinishReason, type LanguageModel } from 'ai';
import type { Attempt } from '../answer.ts';
import type { Said } from './answer/find-answer.ts';
import { failureOf, type Failure } from './failure-of.ts';
import type { ResponseFormat } from './response-mode.ts';

/** One request to a model. */
export type ModelCall = {
  instructions: string;
  text: string;
  format: ResponseFormat;
  maxOutputTokens: number;
  temperature: number | undefined;
  signal: AbortSignal | undefined;
};

type Spent = Pick<Attempt, 'durationMs' | 'inputTokens' | 'outputTokens'>;

export type Called = { spent: Spent } & ({ said: Said; finish: FinishReason } | { failure: Failure });

/** Requests this format and accepts any text: answers are parsed here, more leniently than by the SDK. */
function outputOf(format: ResponseFormat) {
  return { ...Output.text(), responseFormat: Promise.resolve(format) };
}

/** One SDK call. Throws only if the caller aborts. */
export async function callModel(
  { model, timeoutMs, now }: { model: LanguageModel; timeoutMs: number; now: () => number },
  call: ModelCall,
): Promise<Called> {
  const started = now();
  const spent = (usage?: { inputTokens?: number | undefined; outputTokens?: number | undefined }): Spent => ({
    durationMs: now() - started,
    inputTokens: usage?.inputTokens ?? 0,
    outputTokens: usage?.outputTokens ?? 0,
  });
  try {
    const { text, reasoningText, finishReason, usage } = await generateText({
      model,
      instructions: call.instructions,
      // A repair is appended to the same message, since some chat templates reject two messages of one role in a
      // row.
      messages: [{ role: 'user', content: call.text }],
      output: outputOf(call.format),
      maxOutputTokens: call.maxOutputTokens,
      temperature: call.temperature,
      // The caller retries without limit; retries here would be hidden from it and from the trace.
      maxRetries: 0,
      timeout: timeoutMs,
      abortSignal: call.signal,
      telemetry: { isEnabled: false, recordInputs: false, recordOutputs: false },
    });
    return { said: { text, reasoning: reasoningText ?? '' }, finish: finishReason, spent: spent(usage) };
  } catch (error) {
    if (call.signal?.aborted === true) throw error;
    return { failure: failureOf(error, call.format.type === 'json', now()), spent: spent() };
  }
}
