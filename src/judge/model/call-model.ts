import { SpanKind } from '@opentelemetry/api';
import { type FinishReason, generateText, type JSONSchema7, type LanguageModel, Output } from 'ai';
import { inSpan, markFailed } from '../../tracing/span.ts';
import type { Attempt, Trace } from '../answer.ts';
import type { ReadForm, Said } from './answer/find-answer.ts';
import { failureOf, type ProviderFailure, type Rejection } from './failure.ts';
import type { Prompt } from './prompt.ts';

/** How an answer is requested, strictest first: by a schema, as any JSON object, or as plain text. */
export const MODES = ['json_schema', 'json_object', 'text'] as const;

type Mode = (typeof MODES)[number];

/** What this process knows about a model's server: the strictest mode it accepted, and for which links. */
type ModeMemory = { mode: Mode; proven: Set<string> };

const remembered = new Map<string, ModeMemory>();

export function newModeMemory(): ModeMemory {
  return { mode: MODES[0], proven: new Set() };
}

/** The memory of one model at one address, shared by all judges of this process. */
export function modeMemoryOf(model: string, address: string): ModeMemory {
  const key = `${model} ${address}`;
  const known = remembered.get(key) ?? newModeMemory();
  remembered.set(key, known);
  return known;
}

/** Settings shared by the calls of one link. `price` in US dollars per million tokens, null if unknown. */
export type ModelSettings = {
  judge: string;
  model: LanguageModel;
  modelId: string;
  timeoutMs: number;
  maxOutputTokens: number;
  temperature: number | undefined;
  price: { input: number; output: number } | null;
  modes: ModeMemory;
  now: () => number;
};

export type Question<T> = {
  link: Trace['link'];
  prompt: Prompt;
  repair: Prompt;
  text: string;
  /** The same question about a dossier cut to a share of its limit, or of its own size if that was too long. */
  shorter: (isTooLong: boolean) => string;
  form: { schema: JSONSchema7; read: ReadForm<T> };
  signal: AbortSignal | undefined;
  /** Earlier calls for this answer that failed. */
  earlier: Trace | null;
};

/** Longer than any model answer, in bytes; an endless response must not fill the memory. */
const LONGEST_BODY = 8 * 1024 * 1024;

/** `fetch` for model servers, which fails in a response after `LONGEST_BODY`. */
export const boundedFetch: typeof fetch = async (input, init) => {
  const response = await fetch(input, init);
  let left = LONGEST_BODY;
  const bounded = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      left -= chunk.byteLength;
      if (left < 0) controller.error(new RangeError('the answer is too long'));
      else controller.enqueue(chunk);
    },
  });
  return response.body === null ? response : new Response(response.body.pipeThrough(bounded), response);
};

/** One request to a model. `form` is the answer's form and its name; null for an answer in any words. */
type ModelCall = {
  instructions: string;
  text: string;
  form: { name: string; schema: JSONSchema7; mode: Mode } | null;
  maxOutputTokens: number;
  signal: AbortSignal | undefined;
};

/** The response format, and the schema in words if the server does not enforce it. */
function formatOf(form: ModelCall['form']) {
  if (form === null) return { format: { type: 'text' }, words: '' } as const;
  const { name, schema, mode } = form;
  if (mode === 'json_schema') return { format: { type: 'json', schema, name }, words: '' } as const;
  const words = `\n\nThe form of the JSON object, as a JSON Schema:\n${JSON.stringify(schema)}`;
  return { format: { type: mode === 'json_object' ? 'json' : 'text' }, words } as const;
}

type Spent = Pick<Attempt, 'durationMs' | 'inputTokens' | 'outputTokens'>;

export type Called = { spent: Spent } & (
  | { said: Said; finish: FinishReason }
  | { failure: ProviderFailure | Rejection }
);

/**
 * One SDK call, in a span by the conventions for generative AI
 * (https://opentelemetry.io/docs/specs/semconv/gen-ai/gen-ai-spans/), without prompt and answer. Throws only if the caller
 * aborts.
 */
export function callModel(settings: ModelSettings, call: ModelCall): Promise<Called> {
  const [provider = '', ...rest] = settings.modelId.split(':');
  const model = rest.join(':');
  const attributes = {
    'gen_ai.operation.name': 'chat',
    'gen_ai.provider.name': provider,
    'gen_ai.request.model': model,
    'gen_ai.request.max_tokens': call.maxOutputTokens,
  };
  return inSpan(`chat ${model}`, { kind: SpanKind.CLIENT, attributes }, async (span) => {
    const called = await callOnce(settings, call);
    span.setAttribute('gen_ai.usage.input_tokens', called.spent.inputTokens);
    span.setAttribute('gen_ai.usage.output_tokens', called.spent.outputTokens);
    if ('said' in called) span.setAttribute('gen_ai.response.finish_reasons', [called.finish]);
    else markFailed(span, called.failure.code);
    return called;
  });
}

async function callOnce(settings: ModelSettings, call: ModelCall): Promise<Called> {
  const { model, timeoutMs, now } = settings;
  const { format, words } = formatOf(call.form);
  const started = now();
  const spent = (usage?: { inputTokens?: number | undefined; outputTokens?: number | undefined }): Spent => ({
    durationMs: now() - started,
    inputTokens: usage?.inputTokens ?? 0,
    outputTokens: usage?.outputTokens ?? 0,
  });
  try {
    const { text, toolCalls, reasoningText, finishReason, usage } = await generateText({
      model,
      instructions: call.instructions + words,
      // A repair is in the same message, since some chat templates reject two messages of one role in a row.
      messages: [{ role: 'user', content: call.text }],
      // Requests the format and accepts any text: answers are parsed here, more leniently than by the SDK.
      output: { ...Output.text(), responseFormat: Promise.resolve(format) },
      maxOutputTokens: call.maxOutputTokens,
      // A call in plain text is the last resort, so nothing is set that a server may reject.
      temperature: format.type === 'text' ? undefined : settings.temperature,
      // The caller retries without limit; retries here would be hidden from it and from the trace.
      maxRetries: 0,
      timeout: timeoutMs,
      abortSignal: call.signal,
      telemetry: { isEnabled: false, recordInputs: false, recordOutputs: false },
    });
    // Some servers send JSON as the call of a tool that was not offered.
    const all = [text, ...toolCalls.map(({ input }) => JSON.stringify(input))].join('\n');
    return { said: { text: all, reasoning: reasoningText ?? '' }, finish: finishReason, spent: spent(usage) };
  } catch (error) {
    if (call.signal?.aborted === true) throw error;
    return { failure: failureOf(error, format.type === 'json', now()), spent: spent() };
  }
}
