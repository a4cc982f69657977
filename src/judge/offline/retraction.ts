import { foreignWords, type Topic } from './topic.ts';
import { contentStems } from './words.ts';

const NEGATION =
  /\b(?:not|no|never|neither|nor|cannot|doubt|false|untrue|wrong|nicht|nie|niemals|kein\p{L}*|falsch|unwahr)\b|n['’]t\b/iu;

/** Whether a sentence denies what it names. */
export function isNegated(text: string): boolean {
  return NEGATION.test(text);
}

/** Words that take something back, in sentences that name nothing of another subject. */
const TAKEN_BACK = new RegExp(
  [
    'wrong|incorrect|false|untrue|mistake\\p{L}*|errors?|nonsense|miscalculated|misread|opposite|reverse|contrary|other way round',
    '(?:take|took)\\b.*\\bback|withdraw|retract|disregard|ignore|forget|scratch|scrap|cross out|never mind|second thoughts?|disagree',
    "changed? my mind|no longer|nothing of|none of|(?:not|n['’]t|never) (?:be )?(?:right|correct|true|it|hold)",
    'falsch|geirrt|vertan|verrechnet|irrtum|zurück|vergiss|vergessen|gegenteil|andersherum|nicht (?:richtig|wahr)|equivo\\p{L}+|faux',
  ]
    .join('|')
    .replace(/^.*$/su, '(?<!\\p{L})(?:$&)(?!\\p{L})'),
  'iu',
);
/** Suppositions, questions, and sentences about other people. */
const SUPPOSED =
  /^\s*(?:if|unless|wenn|falls)\b|\b(?:nobody|no one|niemand|would be|could be|but i)\b|\bwrong (?:to|of|about)\b|\?\s*$/iu;
/** The learner reaffirms what they had taken back. */
const REAFFIRMED =
  /\b(?:i was right|(?:answer|that|it|this) (?:is|was) (?:right|correct)|ich hatte (?:doch )?recht|war (?:doch )?richtig)\b/iu;

/**
 * Whether a sentence takes back what its speaker said about the task. Any other word in it must belong to the task: "I
 * was wrong about the weather" takes nothing back.
 */
export function isRetraction(text: string, topic: Topic): boolean {
  if (SUPPOSED.test(text) || !TAKEN_BACK.test(text)) return false;
  return foreignWords(contentStems(text), topic).length === 0;
}

/** Whether a sentence reaffirms an answer that was taken back. */
export function reaffirms(text: string): boolean {
  return REAFFIRMED.test(text) && !/\b(?:not|nicht)\b|n['’]t\b|\?\s*$/iu.test(text);
}
