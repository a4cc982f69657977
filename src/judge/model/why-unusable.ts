import type { FinishReason } from 'ai';
import type { UnscoredCode } from '../answer.ts';

const REFUSAL = /\b(?:sorry|cannot|can't|can’t|unable|won't|will not|not able|decline)\b/iu;

/** Why an answer that has no object of the form cannot be used: it was refused, it ended early, or it is something else. */
export function whyUnusable(finish: FinishReason, text: string): UnscoredCode {
  if (finish === 'content-filter') return 'refused';
  if (finish === 'length') return 'cut_off';
  return !text.includes('{') && REFUSAL.test(text) ? 'refused' : 'unreadable';
}
