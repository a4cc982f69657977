/** Names that a prompt gives its parts and homework does not. */
const OURS =
  /<\/?\s*(?:system[_-]?(?:prompt|message|note)|assistant|developer|instructions?|prompt|transcript|dossier|rubric|verdict|judge|grader|evaluation|evaluator|evidence|learner[_-]?\w*|user[_-](?:input|text|data|message)|student[_-](?:text|work|input|answer)|(?:admin[_-])?override|thinking|scratchpad|tool[_-]?(?:calls?|results?|response|output|use)|function[_-]?(?:calls?|results?|response)|invoke|bands?)\b[^<>\n]{0,80}>/iu;
/** A tag that names the grader as the one whom it is for. */
const ADDRESSED =
  /<[^<>=]{1,40}\s(?:to|for|an|für|pour|para|destinatario|destinataire|recipient|audience|target|reader)\s*=\s*["']?[^"'<>]{0,20}(?:grader|marker|judge|evaluator|assessor|examiner|reviewer|correct(?:eur|or)|evaluador|évaluateur|bewert|prüf|korrekt|\b(?:llm|ai|ki|ia)\b)/iu;
/** `<system>` with words right after it is a voice; with attributes or other tags inside it is data. */
const VOICE = /<(system|human)>\s*(?:[\p{L}{]|\p{N}[\p{N}.,/%]{0,8}\s+\p{L})/giu;
const CLOSING = /<\/\s*([a-z][\w.-]{0,40})\s*>/giu;
const PART =
  /^(?:text|input|data|documents?|turn|messages?|submission|content|conversation|chat|context|question|answer|response|student|user|human|essay|note|work|section|system)(?:[_-]\w+)?$/iu;
const COMMENT =
  /<!--[^>]{0,40}\b(?:end of (?:transcript|submission|learner|student)|judge|grader|evaluator|system\s*:|(?:(?:grading|marking|scoring|assessment|evaluation|rating) (?:assistant|model|ai|bot|system|tool|engine|software)|marker|assessor|examiner|language model|llm|prüfer(?:in)?|korrektor(?:in)?|bewerter(?:in)?|bewertungs-?\w+|sprachmodell|evaluador\w*|corrector\w*|correct(?:eur|rice)|évaluat(?:eur|rice)|valutatore|avaliador\w*|beoordelaar|ai|ki|ia)\s*[:,])/iu;

export function hasPromptTag(text: string): boolean {
  return OURS.test(text) || COMMENT.test(text) || ADDRESSED.test(text);
}

/**
 * Names of tags by which a text pretends to stand in a prompt: parts that it closes without having opened them, and
 * voices that begin to speak in it.
 */
export function framingTags(whole: string): string[] {
  const lower = whole.toLowerCase();
  const closed = [...lower.matchAll(CLOSING)]
    .map((match) => match[1] ?? '')
    .filter((name) => PART.test(name));
  const unopened = closed.filter((name) => !lower.includes(`<${name}>`) && !lower.includes(`<${name} `));
  const voices = [...lower.matchAll(VOICE)].map((match) => match[1] ?? '');
  return [...new Set([...unopened, ...voices])];
}
