import { isForgedRecord } from './frames/records.ts';
import { isForgedReview } from './frames/review-voices.ts';
import { isForgedRule } from './frames/rules.ts';
import { hasPromptTag } from './frames/tags.ts';
import { hasTemplateToken } from './frames/template-tokens.ts';
import { isForgedVoice } from './frames/voices.ts';

const CODE_FENCE =
  /^\s*(?:`{3,}|~{3,}|"{3,})\s*(?:system|json verdict|verdict|prompt|instructions?|assistant|tool\w*)?\s*$/iu;

/** A frame `encloses` what stands between its marks; a forged voice or record has its one `line`. Null for neither. */
export function forgedFrame(text: string): 'encloses' | 'line' | null {
  if (hasTemplateToken(text) || hasPromptTag(text) || isForgedRule(text)) return 'encloses';
  return isForgedRecord(text) || isForgedVoice(text) || isForgedReview(text) ? 'line' : null;
}

/** A bare code fence is ordinary; it belongs to the forgery when the lines beside it do. */
export function isCodeFence(text: string): boolean {
  return CODE_FENCE.test(text);
}
