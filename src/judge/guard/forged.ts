import { htmlTagNames } from 'html-tag-names';
import { plainText } from './plain-text.ts';
import { isMentioned, unmentioned } from './quoted-spans.ts';
import { type Finding, neighbours, scanWith, type Span, spansOf } from './threat.ts';
import { writtenVerdicts } from './written-verdict.ts';

/**
 * A closing or opening fence line of a prompt: a code and a label, which make the following text appear to be
 * outside the learner's fence. Other labels must be on a line of their own: a log has its message on the same line, and a commit hash has no label.
 */
const MARK =
  /\[\/[0-9a-f]{8,64}\]|\[[0-9a-f]{8,64} (?:turn \d|record|quote turn \d|event \d)[^\]\n]{0,120}\]|^[ \t]{0,8}\[[0-9a-f]{8,64} [^\]\n]{1,120}\](?=[ \t]{0,8}$)/gimu;

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

const REACH = 40;

/**
 * Without tokens that are quoted, shown as code or mentioned. In a row of tokens joined without spaces, the first one
 * decides for all.
 */
function templateTokens(text: string): Span[] {
  const rows = neighbours(
    unmentioned(text, spansOf(text, TOKEN)),
    (a, b) => b.start - a.end <= REACH && !/\s/u.test(text.slice(a.end, b.start)),
  );
  return rows.flatMap((row) =>
    isMentioned(text, row[0]?.start ?? 0) ? row.filter(({ end }) => text.charAt(end) === '\n') : row,
  );
}

/** Breaks each special token, so that no server interprets it. */
export function withoutTokens(text: string): string {
  return text.replace(TOKEN, (token) => `${token.charAt(0)}·${token.slice(1)}`);
}

const TAG = /<\s?(\/?)\s?(\p{L}[\p{L}\p{N}_.:-]{0,60})(?:\s[^<>]{0,200})?\/?>/giu;
const GOES_ON = /\p{L}/u;
const HTML: readonly string[] = htmlTagNames;

/**
 * Closing tags that the text never opened, as if it left a prompt's tags. HTML, the rest of a document whose beginning is
 * missing, and mentioned tags are ordinary.
 */
function unopenedTags(text: string): Span[] {
  const tags = Array.from(text.matchAll(TAG), ({ 0: whole, 1: slash, 2: name = '', index }) => ({
    name: name.toLowerCase(),
    closes: slash === '/',
    start: index,
    end: index + whole.length,
  }));
  const opening = tags.filter(({ closes }) => !closes);
  const known = new Set([...HTML, ...opening.map(({ name }) => name)]);
  const firstOpened = opening[0]?.start ?? text.length;
  const unopened = tags.filter(
    ({ name, closes, start, end }) =>
      closes &&
      start <= firstOpened &&
      !known.has(name) &&
      !isMentioned(text, start) &&
      GOES_ON.test(text.slice(end, end + 200)),
  );
  return unmentioned(text, unopened);
}

const FORMS = {
  forged_fence: (text: string) => spansOf(text, MARK),
  template_token: templateTokens,
  unopened_tag: unopenedTags,
  written_verdict: writtenVerdicts,
};

/** Also finds forms in full-width letters or with invisible characters. */
export function forgedForms(text: string): Finding[] {
  const { folded, from } = plainText(text);
  return scanWith(FORMS, folded).map((finding) => ({
    ...finding,
    start: from[finding.start] ?? 0,
    end: from[finding.end] ?? 0,
  }));
}
