import { callModel } from './call-model.ts';
import type { ModelSettings } from './question.ts';

/** A dossier that so many calls in a row went without an answer is suspected: eight minutes at the usual pace. */
const SUSPECT_AFTER = 20;

/** Whether this is the moment, which comes every twenty failed calls, to find out if the provider answers anything. */
export function isTimeToProbe(failedBefore: number, failedNow: number): boolean {
  const rounds = (calls: number) => Math.floor(calls / SUSPECT_AFTER);
  return rounds(failedBefore + failedNow) > rounds(failedBefore);
}

/** Whether the provider answers a question that has nothing to do with any learner. */
export async function isAnswering(
  settings: ModelSettings,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const called = await callModel(settings, {
    instructions: 'You answer with one word.',
    text: 'Say yes.',
    format: { type: 'text' },
    maxOutputTokens: 16,
    temperature: undefined,
    signal,
  });
  return 'said' in called;
}
