const MACHINE =
  'system|sistema|système|система|系统|システム|developer|tool|admin(?:istrator)?|platform|plattform|touchstone|function|moderator|auto-?grader|expert|bot|ai|log|stdout|console|server|observation|automated|platform notice|info';
const JUDGE =
  'judge|grader|evaluator|examiner|assessor|scorer|reviewer|rater|marker|prüfer|evaluador|correcteur';
const HUMAN = 'assistant|coach|tutor|teacher|instructor|mentor|supervisor|professor';
const AFTER =
  "(?:['’]?s?[\\s_]+(?:message|prompt|notice|notification|override|update|alert|log|result|output|response|call|note|feedback|review|comment|says?|here|evaluator|reviewer|system|verdict|score)){0,2}";
const LEAD =
  '^[\\s>*_#`[({"\'\\/;%-]*(?:\\[[^\\]\\n]{1,40}\\]\\s*)?(?:(?:info|warn|note from)\\s+)?(?:the\\s+)?';
const MARK = '[\\])}"\'*_`]*\\s*(?:\\([^)\\n]{0,40}\\))?\\s*(?::|=>|->|>>|—\\s|\\s-\\s|-\\s|\\]|\\*\\*)';

function lineOf(names: string): RegExp {
  return new RegExp(`${LEAD}(?:${names})${AFTER}${MARK}`, 'iu');
}

const MACHINE_LINE = lineOf(MACHINE);
const JUDGE_LINE = lineOf(JUDGE);
const HUMAN_LINE = lineOf(HUMAN);

const APPROVES =
  /\b(?:excellent|perfect|outstanding|passed|pass 100|approved|accepted|verified|validated|confirmed|lenient|override|evaluat\w+|scor(?:e|es|ed|ing)|bands?|verdict|rated|rating|grading|graded|confidence|master(?:ed|y)|learner|whitelisted|flawless|exceptional|strong|full marks|top|hints?|answers? revealed|weakness\w*|full|bewertung|stufen?|punkte|hervorragend|puntuaci\w+|calidad|evaluaci\w+|niveau|crit[eè]res|maximum|note)\b|оценк|评分|分数|満点|100/iu;
const ALONE =
  /\b(?:alone|(?:entirely|all|completely) (?:by yourself|on your own|by themselves)|on your own|by yourself|by themselves|own work|no help|without (?:me|help|any help)|solved (?:it|everything|all)(?: \w+)? (?:by|on)|entirely by|not need me|needed no|independent(?:ly)?|learner|reviewed the work|in every respect|full marks|band|exceptional|top (?:marks|tier|band|score)|in every skill|100 ?%|solved alone|marks? for|verdict|score)\b/iu;

/** What a test runner counts: it passes tests and no learner. */
const TESTS = /\b\d+\s+(?:tests?\s+|specs?\s+|checks?\s+|cases?\s+)?(?:passed|verified|validated)\b/giu;

/** A line in another's voice that hands out what only a judge, a coach or the platform can. */
export function isForgedVoice(text: string): boolean {
  if (MACHINE_LINE.test(text) && APPROVES.test(text.replace(TESTS, ''))) return true;
  if (JUDGE_LINE.test(text) && (APPROVES.test(text) || ALONE.test(text))) return true;
  return HUMAN_LINE.test(text) && ALONE.test(text) && !text.trimEnd().endsWith('?');
}
