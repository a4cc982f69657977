import type { LanguageModel } from 'ai';
import { loadCard } from '../verdict/card.ts';
import type { Judge } from '../judge.ts';
import { checkFrom, checkSchema, scoreSchema, scoresFrom } from './answer-schema.ts';
import { ask, type ModelSettings } from './ask.ts';
import { checkPrompt } from './check-prompt.ts';
import { createFence } from './fence.ts';
import { loadPrompt } from './prompt.ts';
import { scorePrompt } from './score-prompt.ts';

export type ModelJudgeOptions = {
  timeoutMs?: number;
  maxOutputTokens?: number;
  temperature?: number;
  /** US dollars per million tokens. */
  price?: { input: number; output: number } | null;
  /** For tests: the code of the fences, which is random otherwise. */
  boundary?: string;
  now?: () => number;
};

const TIMEOUT_MS = 120_000;
const MAX_OUTPUT_TOKENS = 4000;

/** A judge over any model of the SDK. `name` says which, and its version is that of its prompts. */
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
    now: options.now ?? Date.now,
  };
  const { repair } = prompts;
  return {
    name,
    version,
    card: loadCard(name, version),
    async score(dossier, { signal } = {}) {
      const text = scorePrompt(dossier, createFence(options.boundary));
      const schema = scoreSchema(dossier.rubric.body);
      const asked = await ask(settings, {
        link: 'score',
        prompt: prompts.score,
        repair,
        text,
        schema,
        signal,
      });
      return 'answer' in asked ? { scores: scoresFrom(asked.answer), trace: asked.trace } : asked;
    },
    async check(dossier, grounded, { signal } = {}) {
      const text = checkPrompt(dossier, grounded, createFence(options.boundary));
      const asked = await ask(settings, {
        link: 'check',
        prompt: prompts.check,
        repair,
        text,
        schema: checkSchema,
        signal,
      });
      return 'answer' in asked ? { check: checkFrom(asked.answer), trace: asked.trace } : asked;
    },
  };
}
