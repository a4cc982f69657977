import { generateText, NoObjectGeneratedError, Output, type LanguageModel, type ModelMessage } from 'ai';
import type { z } from 'zod';
import type { Attempt, Trace, UnscoredCode } from '../judge.ts';
import { ProviderFailure } from './provider-failure.ts';
import { failureOf, isRefusal } from './failure-of.ts';
import type { Prompt } from './prompt.ts';

export type Asked<T> = ({ answer: T } | { unscored: UnscoredCode }) & { trace: Trace };

/** What the calls of one link share. `price` in US dollars per million tokens, null when it is not known. */
export type ModelSettings = {
  judge: string;
  model: LanguageModel;
  modelId: string;
  timeoutMs: number;
  maxOutputTokens: number;
  temperature: number | undefined;
  price: { input: number; output: number } | null;
  now: () => number;
};

type Question<T> = {
  link: Trace['link'];
  prompt: Prompt;
  repair: Prompt;
  text: string;
  schema: z.ZodType<T>;
  signal: AbortSignal | undefined;
};

type Try<T> = { attempt: Attempt; answer?: T; text: string };

const ECHO_LIMIT = 8000;
const REFUSAL = /\b(?:sorry|cannot|can't|can’t|unable|won't|will not|not able|decline)\b/iu;

/** Why an answer that is no object cannot be used: it was refused, it ended early, or it is something else. */
function whyUnusable(finish: string | undefined, text: string): UnscoredCode {
  if (finish === 'content-filter') return 'refused';
  if (finish === 'length') return 'cut_off';
  return !text.includes('{') && REFUSAL.test(text) ? 'refused' : 'unreadable';
}

async function tryOnce<T>(
  settings: ModelSettings,
  question: Question<T>,
  messages: ModelMessage[],
  roomier: boolean,
): Promise<Try<T>> {
  const started = settings.now();
  const took = (
    outcome: Attempt['outcome'],
    usage?: { inputTokens?: number | undefined; outputTokens?: number | undefined },
  ) => ({
    outcome,
    durationMs: settings.now() - started,
    inputTokens: usage?.inputTokens ?? 0,
    outputTokens: usage?.outputTokens ?? 0,
  });
  try {
    const result = await generateText({
      model: settings.model,
      instructions: question.prompt.text,
      messages,
      output: Output.object({ schema: question.schema, name: question.link }),
      maxOutputTokens: settings.maxOutputTokens * (roomier ? 2 : 1),
      temperature: settings.temperature,
      // The caller waits for a provider without limit; retries here would hide from it and from the trace.
      maxRetries: 0,
      timeout: settings.timeoutMs,
      abortSignal: question.signal,
      telemetry: { isEnabled: false, recordInputs: false, recordOutputs: false },
    });
    const { usage, finishReason, text } = result;
    if (finishReason !== 'stop' && text === '')
      return { attempt: took(whyUnusable(finishReason, text), usage), text };
    return { attempt: took('answered', usage), answer: result.output, text };
  } catch (error) {
    if (question.signal?.aborted === true) throw error;
    if (isRefusal(error)) return { attempt: took('refused'), text: '' };
    if (!NoObjectGeneratedError.isInstance(error)) {
      const { code, retryAfterMs, status } = failureOf(error, settings.now());
      const trace = traceOf(settings, question, [took(code)]);
      // The SDK's error holds the request and the answer; only the code goes on.
      // oxlint-disable-next-line preserve-caught-error
      throw new ProviderFailure(code, { retryAfterMs, status, trace });
    }
    const text = error.text ?? '';
    return { attempt: took(whyUnusable(error.finishReason, text), error.usage), text };
  }
}

function traceOf<T>(settings: ModelSettings, { link, prompt }: Question<T>, attempts: Attempt[]): Trace {
  const total = (of: (attempt: Attempt) => number) => attempts.reduce((sum, attempt) => sum + of(attempt), 0);
  const inputTokens = total((attempt) => attempt.inputTokens);
  const outputTokens = total((attempt) => attempt.outputTokens);
  const { price } = settings;
  return {
    link,
    judge: settings.judge,
    model: settings.modelId,
    prompt: prompt.id,
    outcome: attempts.at(-1)?.outcome ?? 'unreadable',
    retries: attempts.length - 1,
    attempts,
    inputTokens,
    outputTokens,
    cost: price === null ? null : (inputTokens * price.input + outputTokens * price.output) / 1_000_000,
    durationMs: total((attempt) => attempt.durationMs),
  };
}

function repairMessages<T>(question: Question<T>, text: string): ModelMessage[] {
  const asked: ModelMessage = { role: 'user', content: question.text };
  const again: ModelMessage = { role: 'user', content: question.repair.text };
  if (text === '') return [asked, again];
  return [asked, { role: 'assistant', content: text.slice(0, ECHO_LIMIT) }, again];
}

/**
 * Asks one question and, when the answer cannot be used, once more. Throws `ProviderFailure` when the provider
 * does not answer, and the signal's reason when the caller gave up.
 */
export async function ask<T>(settings: ModelSettings, question: Question<T>): Promise<Asked<T>> {
  const first = await tryOnce(settings, question, [{ role: 'user', content: question.text }], false);
  if (first.answer !== undefined) {
    return { answer: first.answer, trace: traceOf(settings, question, [first.attempt]) };
  }
  let second: Try<T>;
  try {
    const roomier = first.attempt.outcome === 'cut_off';
    second = await tryOnce(settings, question, repairMessages(question, first.text), roomier);
  } catch (error) {
    if (!(error instanceof ProviderFailure)) throw error;
    const { code, retryAfterMs, status } = error;
    const attempts = [first.attempt, ...(error.trace?.attempts ?? [])];
    // oxlint-disable-next-line preserve-caught-error
    throw new ProviderFailure(code, { retryAfterMs, status, trace: traceOf(settings, question, attempts) });
  }
  const trace = traceOf(settings, question, [first.attempt, second.attempt]);
  if (second.answer !== undefined) return { answer: second.answer, trace };
  return { unscored: second.attempt.outcome as UnscoredCode, trace };
}
