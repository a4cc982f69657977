import type { FinishReason } from 'ai';
import type { UnscoredCode } from '../answer.ts';

const REFUSAL = /\b(?:sorry|cannot|can't|can’t|unable|won't|will not|not able|decline)\b/iu;

/** Why an answer without a valid object cannot be used: it was refused, cut off, or something else. */
export function whyUnusable(finish: FinishReason, text: string): UnscoredCode {
  if (finish === 'content-filter') return 'refused';
  if (finish === 'length') return 'cut_off';
  return !text.includes('{') && REFUSAL.test(text) ? 'refused' : 'unreadable';
}
