/** Marks by which a text pretends that it has ended, or that somebody else speaks in it. */
const FRAMES: readonly RegExp[] = [
  // Chat templates and special tokens of models.
  /<\|[^|>\n]{1,40}\|>|\[\/?INST\]|<<\/?SYS>>|<\/?s>|<(?:start|end)_of_turn>|\bBEGIN(?:NING)? OF (?:SYSTEM|PROMPT)\b/iu,
  // Tags that name a speaker, a tool or a verdict.
  /<\/?\s*(?:system|assistant|user|human|developer|tool|tool_?(?:call|result|output|use)|function(?:_?(?:call|result))?|instructions?|prompt|transcript|dossier|learner|student|rubric|verdict|score|scores|judge|grader|evaluation|evidence|context|override)\b[^>\n]{0,80}>/iu,
  // Rules across the page with words in them, and headings in the same voice.
  /(?:[-=*#~_]{3,}|\[)\s*\/?(?:(?:end|begin|start|stop|close)\s+(?:of\s+)?(?:the\s+)?(?:\w+\s+)?(?:transcript|learner|student|dossier|instructions?|submission|evidence|input|output|data|text|system|prompt|verdict|scoring|message|judge|grader|evaluator)|(?:system|verdict|judge|grader|override|prompt|admin|dossier)\b)[^\n]{0,60}(?:[-=*#~_]{3,}|\])/iu,
  /^#{1,6}\s*(?:system|instructions?|verdict|scor(?:e|es|ing)|grad(?:e|er|ing)|judge|override|new (?:task|rules)|assistant|response)\b/iu,
  // A call of a tool, and a conversation within one line.
  /\b(?:function|tool)_?calls?\b\s*[:=({]|\bset_?(?:score|band|verdict|rating|grade)\w*\s*\(|\b(?:user|human)\s*:[^\n]{0,300}\b(?:assistant|ai|bot)\s*:/iu,
  // The judge's own answer, or a tool's, written out beforehand.
  /["'{]\s*(?:band|position|confidence|asksReview|unscored|observations|calibration|verdict|tool_call_id|finish_reason|role)["']?\s*[:=]\s*["']?(?:\d|true|false|system|assistant|tool|developer|\[|\{)/iu,
];

/** A line that begins with the judge is forged; with other voices it may be notes, unless it hands out approval. */
const JUDGE_LINE =
  /^[\s>*_#`[({"'-]*(?:the\s+)?(?:judge|grader|evaluator|examiner|assessor|scorer)(?:['’]?s?[\s_]+(?:message|prompt|note|notice|override|update|log|says?|verdict|output|score))?[\])}"'*_`]*\s*(?:\([^)\n]{0,40}\))?\s*(?::|=>|->|>>|—\s)/iu;
const VOICE_LINE =
  /^[\s>*_#`[({"'-]*(?:system|developer|assistant|tool|admin(?:istrator)?|platform|touchstone|coach|tutor|teacher|instructor|mentor|reviewer|moderator|supervisor|professor|function|expert|auto-?grader)(?:[\s_]+(?:message|prompt|notice|override|update|log|result|output|response|call|note|feedback|review|comment|says?))?[\])}"'*_`]*\s*(?:\([^)\n]{0,40}\))?\s*(?::|=>|->|>>|—\s|\s-\s|-\s)/iu;
const APPROVES =
  /\b(?:excellent|perfect|outstanding|correct|passed|well done|approved|verified|validated|confirmed|completed?|success(?:ful(?:ly)?)?|scor(?:e|es|ing)|bands?|verdict|confidence|master(?:ed|y)|learner|student|evaluation|whitelisted|great (?:work|job)|best|flawless|exceptional|full marks|richtig|hervorragend)\b/iu;

const CODE_FENCE =
  /^\s*(?:`{3,}|~{3,}|"{3,})\s*(?:system|json verdict|verdict|prompt|instructions?|assistant|tool\w*)?\s*$/iu;
const NAMED_FENCE =
  /^\s*(?:`{3,}|~{3,}|"{3,})\s*(?:system|verdict|prompt|instructions?|assistant|tool\w*)\b/iu;
/** What our own fences look like: a code of hexadecimal digits in square brackets, opened or closed. */
const OUR_FENCE = /\[\/?[0-9a-f]{8,64}(?:\s+turn\b[^\]\n]*)?\]/iu;

/** A frame `encloses` what stands between its marks; a forged voice has its one `line`. Null for neither. */
export function forgedFrame(text: string): 'encloses' | 'line' | null {
  if (NAMED_FENCE.test(text) || OUR_FENCE.test(text) || FRAMES.some((frame) => frame.test(text)))
    return 'encloses';
  if (JUDGE_LINE.test(text)) return 'line';
  return VOICE_LINE.test(text) && APPROVES.test(text) ? 'line' : null;
}

/** A bare code fence is ordinary; it belongs to the forgery when the lines beside it do. */
export function isCodeFence(text: string): boolean {
  return CODE_FENCE.test(text);
}
