import type { LanguageModel } from 'ai';
import { cutDossier } from '../dossier/build.ts';
import type { Judge } from '../judge.ts';
import { loadCard } from '../verdict/card.ts';
import { checkForm, scoreForm } from './answer/forms.ts';
import { ask } from './ask.ts';
import {
  type ModelSettings,
  newModeMemory,
  type ModeMemory,
  boundedFetch,
  modeMemoryOf,
} from './call-model.ts';
import { checkPrompt, createFence, loadPrompt, scorePrompt } from './prompt.ts';
import { createAnthropic } from '@ai-sdk/anthropic';
import { createGoogle } from '@ai-sdk/google';
import { createOpenAI } from '@ai-sdk/openai';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';

export type ModelJudgeOptions = {
  timeoutMs?: number | undefined;
  maxOutputTokens?: number;
  temperature?: number;
  /** US dollars per million tokens. */
  price?: { input: number; output: number } | null;
  /** What is known about the server's response formats, if several judges share it. */
  modes?: ModeMemory;
  /** For tests: the fence code, which is otherwise random. */
  boundary?: string;
  now?: () => number;
};

const TIMEOUT_MS = 120_000;
const MAX_OUTPUT_TOKENS = 4000;

/** A judge for any model of the SDK. `name` identifies the model; the version is that of the prompts. */
export function createModelJudge(name: string, model: LanguageModel, options: ModelJudgeOptions = {}): Judge {
  const prompts = { score: loadPrompt('score'), check: loadPrompt('check'), repair: loadPrompt('repair') };
  const version = [prompts.score, prompts.check, prompts.repair].map(({ id }) => id).join('+');
  const settings: ModelSettings = {
    judge: `${name} ${version}`,
    model,
    modelId: name,
    timeoutMs: options.timeoutMs ?? TIMEOUT_MS,
    maxOutputTokens: options.maxOutputTokens ?? MAX_OUTPUT_TOKENS,
    temperature: options.temperature,
    price: options.price ?? null,
    modes: options.modes ?? newModeMemory(),
    now: options.now ?? Date.now,
  };
  const { repair } = prompts;
  return {
    name,
    version,
    card: loadCard(name, version),
    async score(dossier, { signal, failedCalls = 0 } = {}) {
      const fence = createFence(options.boundary);
      const asked = await ask(settings, {
        link: 'score',
        prompt: prompts.score,
        repair,
        text: scorePrompt(dossier, fence),
        shorter: (isTooLong) => scorePrompt(cutDossier(dossier, isTooLong ? 'size' : 'limit'), fence),
        form: scoreForm(dossier.rubric.body),
        signal,
        failedCalls,
      });
      return 'answer' in asked ? { scores: asked.answer, trace: asked.trace } : asked;
    },
    async check(dossier, grounded, { signal, failedCalls = 0 } = {}) {
      const fence = createFence(options.boundary);
      const asked = await ask(settings, {
        link: 'check',
        prompt: prompts.check,
        repair,
        text: checkPrompt(dossier, grounded, fence),
        shorter: () => checkPrompt(cutDossier(dossier, 'size'), grounded, fence),
        form: checkForm,
        signal,
        failedCalls,
      });
      return 'answer' in asked ? { check: asked.answer, trace: asked.trace } : asked;
    },
  };
}

/** The configuration names an invalid judge. The message says what is allowed. */
export class JudgeConfigError extends Error {
  override readonly name = 'JudgeConfigError';
}

type ModelPlace = { baseUrl?: string | undefined; apiKey?: string | undefined };

const FORM =
  'JUDGE_MODEL is "offline", or a provider and its model: anthropic:…, openai:…, google:…, or compatible:… with JUDGE_BASE_URL';

function modelOf(provider: string, id: string, { baseUrl, apiKey }: ModelPlace): LanguageModel {
  const place = { fetch: boundedFetch, ...(baseUrl === undefined ? {} : { baseURL: baseUrl }) };
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
        ...(apiKey === undefined ? {} : { apiKey }),
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
