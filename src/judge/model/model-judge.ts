import type { LanguageModel } from 'ai';
import { cutDossier } from '../dossier/cut.ts';
import type { Judge } from '../judge.ts';
import { loadCard } from '../verdict/card.ts';
import { checkForm } from './answer/check-form.ts';
import { scoreForm } from './answer/score-form.ts';
import { ask } from './ask.ts';
import type { ModelSettings } from './question.ts';
import { checkPrompt } from './check-prompt.ts';
import { createFence } from './fence.ts';
import { loadPrompt } from './prompt.ts';
import { newModeMemory, type ModeMemory } from './response-mode.ts';
import { scorePrompt } from './score-prompt.ts';

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
