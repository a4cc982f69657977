import { mentionedSpans } from './quoted-spans.ts';
import { isMentioned } from './mentioned.ts';
import { outside } from './spans.ts';
import type { Finding, Span } from './threat.ts';

/** Special tokens of chat templates, by model family. A server may interpret them anywhere in a message. */
const TOKENS = [
  // ChatML, Llama 3 and 4, Phi, Qwen, Granite, Cohere, OpenAI: <|im_start|>, <|eot_id|>, <|assistant|>.
  // An expectation like <|psi|> is shorter than a role.
  String.raw`<[|｜](?:eo[mst]|bo[ms]|end|pad|sys|usr|[a-z]{4,20}|\s?[a-z]{1,20}(?:_[a-z0-9]{1,20}){1,6}\s?)[|｜]>`,
  // DeepSeek, Seed: <｜User｜>, <｜begin▁of▁sentence｜>.
  String.raw`<[|｜[][a-z]{1,20}(?:▁[a-z]{1,20}){1,6}[|｜\]]>`,
  // Llama 2 and Mistral. Within a sentence, [INST] may be the place of an institution's name.
  String.raw`<<\/?SYS>>|\[\/INST\]|(?<=^\s{0,8}|<s>\s?)\[INST\]`,
  String.raw`\[\/?(?:SYSTEM_PROMPT|AVAILABLE_TOOLS|TOOL_CALLS|TOOL_RESULTS|TOOL_CONTENT|CALL_ID)\]`,
  // Llama and Gemma: the end of one message and the beginning of the next.
  String.raw`<\/s>\s?<s>|<eos>\s?<bos>`,
  // Gemma, SmolVLM, Cohere, and ChatML without its bars.
  String.raw`<(?:start|end)_of_(?:turn|utterance)>|<[BE]OS_TOKEN>|<[|｜](?:turn|channel|think)>|<(?:turn|channel)[|｜]>`,
  String.raw`<[|｜]?im_(?:start|end|sep)[|｜]?>`,
  // EXAONE, GLM, InternLM, Baichuan, Nemotron, MiniCPM.
  String.raw`\[[|｜](?:user|system|assistant|endofturn|tool)[|｜]\]|\[gMASK\](?=\s?<sop>)|<eo[ah]>`,
  String.raw`\[UNUSED_TOKEN_\d{1,4}\]|<(?:reserved|SPECIAL|extra_id)_\d{1,4}>|<用户>`,
  // Seed, MiniMax, Ling.
  String.raw`<seed:(?:bos|eos|think|tool_call)>|\]~!?b[[\]]|\[e~\[|<role>(?:HUMAN|OBSERVATION)<\/role>`,
  // Hermes and Qwen.
  String.raw`<\/?tool_(?:call|response)>`,
  // Alpaca and Vicuna: both headings, one after the other, are the template.
  String.raw`^### ?(?:Instruction|Human|User|System|Input):(?=[^#]{0,4000}^### ?(?:Response|Assistant):)`,
];
const TOKEN = new RegExp(TOKENS.join('|'), 'gimu');

const SPACE = /\s/u;
const REACH = 40;

/** Tokens that are not just mentioned. In a row of tokens joined without spaces, the first one decides for all. */
function used(text: string, tokens: readonly Span[]): Span[] {
  let end = -1;
  let isUsed = false;
  return tokens.filter((token) => {
    const goesOn = end >= 0 && token.start - end <= REACH && !SPACE.test(text.slice(end, token.start));
    if (!goesOn) isUsed = !isMentioned(text, token.start);
    end = token.end;
    return isUsed || text.charAt(token.end) === '\n';
  });
}

/**
 * Special tokens of chat templates in the learner's text, except those that are quoted, shown as code or mentioned.
 */
export function templateTokens(text: string): Finding[] {
  const tokens = [...text.matchAll(TOKEN)].map(({ 0: token, index }) => {
    return { start: index, end: index + token.length };
  });
  if (tokens.length === 0) return [];
  return used(text, outside(tokens, mentionedSpans(text))).map((span) => {
    return { kind: 'template_token', removes: true, ...span };
  });
}

/** Breaks each special token with an inserted character, so that no server interprets it. */
export function withoutTokens(text: string): string {
  return text.replace(TOKEN, (token) => `${token.charAt(0)}·${token.slice(1)}`);
}
