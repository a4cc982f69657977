import type { JSONSchema7, LanguageModel } from 'ai';
import type { Trace } from '../answer.ts';
import type { ReadForm } from './answer/find-answer.ts';
import type { Prompt } from './prompt.ts';
import type { ModeMemory } from './response-mode.ts';

/** What the calls of one link share. `price` in US dollars per million tokens, null when it is not known. */
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
  /** The same question about a dossier cut to a share of its limit, or of its own size where that was too long. */
  shorter: (isTooLong: boolean) => string;
  form: { schema: JSONSchema7; read: ReadForm<T> };
  signal: AbortSignal | undefined;
  /** Calls for this answer that the provider failed before. */
  failedCalls: number;
};
