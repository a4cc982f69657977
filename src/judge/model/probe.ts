import { callModel } from './call-model.ts';
import type { ModelSettings } from './question.ts';

/** After this many failed calls in a row the dossier itself is suspected: eight minutes at the usual pace. */
const SUSPECT_AFTER = 20;

/** Whether to test if the provider answers anything, which is due every twenty failed calls. */
export function isTimeToProbe(failedBefore: number, failedNow: number): boolean {
  const rounds = (calls: number) => Math.floor(calls / SUSPECT_AFTER);
  return rounds(failedBefore + failedNow) > rounds(failedBefore);
}

/** Whether the provider answers a question without any learner's data. */
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
