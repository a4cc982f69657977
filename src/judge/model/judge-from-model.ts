import { createAnthropic } from '@ai-sdk/anthropic';
import { createGoogle } from '@ai-sdk/google';
import { createOpenAI } from '@ai-sdk/openai';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import type { LanguageModel } from 'ai';
import type { Judge } from '../judge.ts';
import { boundedFetch } from './bounded-fetch.ts';
import { createModelJudge, type ModelJudgeOptions } from './model-judge.ts';
import { modeMemoryOf } from './response-mode.ts';

/** The configuration names an invalid judge. The message says what is allowed. */
export class JudgeConfigError extends Error {
  override readonly name = 'JudgeConfigError';
}

export type ModelPlace = { baseUrl?: string | undefined; apiKey?: string | undefined };

const FORM =
  'JUDGE_MODEL is "offline", or a provider and its model: anthropic:…, openai:…, google:…, or compatible:… with JUDGE_BASE_URL';

function modelOf(provider: string, id: string, { baseUrl, apiKey }: ModelPlace): LanguageModel {
  const place = {
    fetch: boundedFetch,
    ...(baseUrl === undefined ? {} : { baseURL: baseUrl }),
    ...(apiKey === undefined ? {} : { apiKey }),
  };
  switch (provider) {
    case 'anthropic':
      return createAnthropic(place)(id);
    case 'openai':
      return createOpenAI(place)(id);
    case 'google':
      return createGoogle(place)(id);
    case 'compatible':
      if (baseUrl === undefined) throw new JudgeConfigError('compatible:… needs JUDGE_BASE_URL');
      return createOpenAICompatible({
        name: 'compatible',
        ...place,
        baseURL: baseUrl,
        supportsStructuredOutputs: true,
      })(id);
    default:
      throw new JudgeConfigError(FORM);
  }
}

/**
 * The judge for the model named by `spec`, as in `anthropic:claude-…`. Throws `JudgeConfigError` on any other form.
 */
export function judgeFromModel(spec: string, place: ModelPlace = {}, options: ModelJudgeOptions = {}): Judge {
  const colon = spec.indexOf(':');
  const [provider, id] = [spec.slice(0, Math.max(0, colon)), spec.slice(colon + 1)];
  if (provider === '' || id.trim() === '') throw new JudgeConfigError(FORM);
  // Local servers sample by default, so their temperature is set to 0; large providers reject or ignore it for some
  // models.
  const modes = modeMemoryOf(spec, place.baseUrl ?? '');
  const settled = provider === 'compatible' ? { temperature: 0, modes, ...options } : { modes, ...options };
  return createModelJudge(spec, modelOf(provider, id, place), settled);
}
