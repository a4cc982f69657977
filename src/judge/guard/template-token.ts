import { mentionedSpans } from './quoted-spans.ts';
import { outside } from './spans.ts';
import type { Finding } from './threat.ts';

/** Special tokens of chat templates, by model family. A server may read them as such wherever they are written. */
const TOKENS = [
  // ChatML, Llama 3 and 4, Phi, Qwen, Cohere, OpenAI: <|im_start|>, <|eot_id|>, <|assistant|>. An expectation <|psi|> is shorter.
  String.raw`<\|(?:eot|eom|end|[a-z]{4,20}|[a-z]{1,20}(?:_[a-z0-9]{1,20}){1,6})\|>`,
  // DeepSeek: <｜User｜>, <｜begin▁of▁sentence｜>; NFKC makes its bars plain ones.
  String.raw`<\|[a-z]{1,20}(?:▁[a-z]{1,20}){1,6}\|>`,
  // Llama 2.
  String.raw`<<\/?SYS>>`,
  // Llama 2 and Mistral. [INST] may stand for an institution within a sentence.
  String.raw`\[\/INST\]|(?<=^\s{0,8}|<s>\s?)\[INST\]`,
  String.raw`\[\/?(?:SYSTEM_PROMPT|AVAILABLE_TOOLS|TOOL_CALLS|TOOL_RESULTS|TOOL_CONTENT)\]`,
  // Gemma.
  String.raw`<(?:start|end)_of_turn>`,
  // GLM.
  String.raw`\[gMASK\](?=\s?<sop>)`,
  // Hermes and Qwen.
  String.raw`<\/?tool_(?:call|response)>`,
  // Alpaca: both headings, one after the other, are the template.
  String.raw`^### Instruction:(?=[^#]{0,4000}^### Response:)`,
];
const TOKEN = new RegExp(TOKENS.join('|'), 'gimu');

/** Special tokens of chat templates that the learner wrote, and not as a quotation or as code. */
export function templateTokens(text: string): Finding[] {
  const tokens = [...text.matchAll(TOKEN)].map(({ 0: token, index }) => ({
    kind: 'template_token' as const,
    start: index,
    end: index + token.length,
    removes: true,
  }));
  return tokens.length === 0 ? [] : outside(tokens, mentionedSpans(text));
}

/** The text with a sign put into each special token, so that no server reads it as one. */
export function withoutTokens(text: string): string {
  return text.replace(TOKEN, (token) => `${token.charAt(0)}·${token.slice(1)}`);
}
