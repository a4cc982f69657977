import type { LanguageModel } from 'ai';
import { cutDossier, type Dossier } from '../dossier/build.ts';
import type { Judge, JudgeOptions } from '../judge.ts';
import { loadCard } from '../verdict/card.ts';
import { checkForm, scoreForm } from './answer/forms.ts';
import { ask, type Asked } from './ask.ts';
import {
  type ModelSettings,
  type Question,
  newModeMemory,
  boundedFetch,
  modeMemoryOf,
} from './call-model.ts';
import { checkPrompt, createFence, type Fence, loadPrompt, scorePrompt } from './prompt.ts';
import { createAnthropic } from '@ai-sdk/anthropic';
import { createGoogle } from '@ai-sdk/google';
import { createOpenAI } from '@ai-sdk/openai';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';

type Optional = 'timeoutMs' | 'maxOutputTokens' | 'temperature' | 'price' | 'modes' | 'now';

/** `boundary`, for tests, is the fence code, which is otherwise random. */
export type ModelJudgeOptions = { [K in Optional]?: ModelSettings[K] | undefined } & { boundary?: string };

const TIMEOUT_MS = 120_000;
const MAX_OUTPUT_TOKENS = 4000;

/** A judge for any model of the SDK. `name` identifies the model; the version is that of the prompts. */
export function createModelJudge(name: string, model: LanguageModel, options: ModelJudgeOptions = {}): Judge {
  const { timeoutMs = TIMEOUT_MS, maxOutputTokens = MAX_OUTPUT_TOKENS, temperature } = options;
  const { price = null, modes = newModeMemory() } = options;
  const prompts = { score: loadPrompt('score'), check: loadPrompt('check') };
  const repair = loadPrompt('repair');
  const version = [prompts.score, prompts.check, repair].map(({ id }) => id).join('+');
  const settings: ModelSettings = {
    judge: `${name} ${version}`,
    model,
    modelId: name,
    timeoutMs,
    maxOutputTokens,
    temperature,
    price,
    modes,
    now: options.now ?? Date.now,
  };

  function asked<T>(
    link: 'score' | 'check',
    form: Question<T>['form'],
    dossier: Dossier,
    textOf: (dossier: Dossier, fence: Fence) => string,
    { signal, earlier = null }: JudgeOptions = {},
  ): Promise<Asked<T>> {
    const fence = createFence(options.boundary);
    return ask(settings, {
      link,
      prompt: prompts[link],
      repair,
      text: textOf(dossier, fence),
      // What link B gets is already within a share of the limit.
      shorter: (isTooLong) =>
        textOf(cutDossier(dossier, isTooLong || link === 'check' ? 'size' : 'limit'), fence),
      form,
      signal,
      earlier,
    });
  }

  return {
    name,
    version,
    card: loadCard(name, version),
    async score(dossier, how) {
      const step = await asked('score', scoreForm(dossier.rubric.body), dossier, scorePrompt, how);
      return 'answer' in step ? { scores: step.answer, trace: step.trace } : step;
    },
    async check(dossier, grounded, how) {
      const textOf = (cut: Dossier, fence: Fence) => checkPrompt(cut, grounded, fence);
      const step = await asked('check', checkForm, dossier, textOf, how);
      return 'answer' in step ? { check: step.answer, trace: step.trace } : step;
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

/** The judge for a model, as in `anthropic:claude-…`. Throws `JudgeConfigError` on any other form. */
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
