/** Special tokens of chat models and of prompt templates: nobody at work types them. */
const TOKENS =
  /<\|[^|<>\n]{1,40}\|>|\[\/?(?:INST|SYSTEM|SYS|ASSISTANT|USER)\]|<<\/?SYS>>|<(?:start|end)_of_turn>|<<<?\s*\/?(?:SYSTEM|END|END_OF_\w+|JUDGE|OVERRIDE)\s*>>>?|\{\{\s*[#/]?(?:system|assistant|user)[^}\n]{0,20}\}\}|\b(?:BEGIN|END)(?:NING)? (?:OF (?:SYSTEM|PROMPT)|(?:SYSTEM|PRIVILEGED|PROMPT) (?:MESSAGE|SECTION|INSTRUCTIONS?|PROMPT))\b|^\s*(?:`{3,}|~{3,}|"{3,})\s*(?:system|verdict|prompt|assistant|tool\w*|judge)\b/iu;
/** What our own fences look like: a code of hexadecimal digits in square brackets, opened or closed. */
const OUR_FENCE = /\[\/?[0-9a-f]{8,64}(?:\s+(?:turn|record|quote|event)\b[^\]\n]{0,120})?\]|\[\/boundary\]/iu;
const OUR_LABEL =
  /\[\s*(?:\/|end\s+(?:of\s+)?|begin\s+(?:of\s+)?|start\s+(?:of\s+)?)?(?:turn\s+\d+|(?:learner|coach|assistant|system)\s+turn)\b[^\]\n]{0,60}\]|-{2,}\s*turn\s+\d+\s+(?:coach|system|assistant|learner)\b/iu;

export function hasTemplateToken(text: string): boolean {
  return TOKENS.test(text) || OUR_FENCE.test(text) || OUR_LABEL.test(text);
}
