import type { JSONSchema7, LanguageModel } from 'ai';
import type { Trace } from '../answer.ts';
import type { ReadForm } from './answer/find-answer.ts';
import type { Prompt } from './prompt.ts';
import type { ModeMemory } from './response-mode.ts';

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
  /** Earlier calls for this answer that the provider failed. */
  failedCalls: number;
};
