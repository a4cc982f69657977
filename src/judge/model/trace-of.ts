import type { Attempt, Trace } from '../answer.ts';
import type { ModelSettings, Question } from './question.ts';

/** The total cost of one question's calls, without any text of the learner or the model. */
export function traceOf(
  { judge, modelId, price }: Pick<ModelSettings, 'judge' | 'modelId' | 'price'>,
  { link, prompt }: Pick<Question<unknown>, 'link' | 'prompt'>,
  attempts: readonly Attempt[],
  outcome: Attempt['outcome'] = attempts.at(-1)?.outcome ?? 'unreadable',
): Trace {
  const total = (of: (attempt: Attempt) => number) => attempts.reduce((sum, attempt) => sum + of(attempt), 0);
  const inputTokens = total((attempt) => attempt.inputTokens);
  const outputTokens = total((attempt) => attempt.outputTokens);
  return {
    link,
    judge,
    model: modelId,
    prompt: prompt.id,
    outcome,
    retries: attempts.length - 1,
    attempts: [...attempts],
    inputTokens,
    outputTokens,
    cost: price === null ? null : (inputTokens * price.input + outputTokens * price.output) / 1_000_000,
    durationMs: total((attempt) => attempt.durationMs),
  };
}
