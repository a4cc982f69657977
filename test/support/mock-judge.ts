import { APICallError } from 'ai';
import { MockLanguageModelV4 } from 'ai/test';
import type { Judge } from '../../src/judge/judge.ts';
import { createModelJudge, type ModelJudgeOptions } from '../../src/judge/model/model-judge.ts';

export type Generate = Awaited<ReturnType<MockLanguageModelV4['doGenerate']>>;

/** A model answer: text, and reasoning where the provider separates it. */
export function says(
  text: string,
  unified: Generate['finishReason']['unified'] = 'stop',
  reasoning = '',
): Generate {
  return {
    content: [
      ...(reasoning === '' ? [] : [{ type: 'reasoning' as const, text: reasoning }]),
      ...(text === '' ? [] : [{ type: 'text' as const, text }]),
    ],
    finishReason: { unified, raw: undefined },
    usage: {
      inputTokens: { total: 100, noCache: 100, cacheRead: undefined, cacheWrite: undefined },
      outputTokens: { total: 20, text: 20, reasoning: undefined },
    },
    warnings: [],
  };
}

/** An SDK error whose message must not appear anywhere. */
export function apiError(
  statusCode: number | undefined,
  responseHeaders: Record<string, string> = {},
  responseBody = '',
): APICallError {
  const url = 'http://localhost';
  const message = 'secret learner text';
  return new APICallError({ message, url, requestBodyValues: {}, statusCode, responseHeaders, responseBody });
}

/** A judge whose model gives these answers in turn, repeating the last one. */
export function mockJudge(
  answers: (Generate | Error)[],
  options: ModelJudgeOptions = {},
): { judge: Judge; model: MockLanguageModelV4 } {
  let call = 0;
  const model = new MockLanguageModelV4({
    doGenerate: async () => {
      const answer = answers[Math.min(call, answers.length - 1)] as Generate | Error;
      call += 1;
      if (answer instanceof Error) throw answer;
      return answer;
    },
  });
  return { judge: createModelJudge('mock:m', model, { now: () => 0, ...options }), model };
}

/** The complete prompt of one of its calls. */
export function promptOf(model: MockLanguageModelV4, call = 0): string {
  return JSON.stringify(model.doGenerateCalls[call]?.prompt);
}
