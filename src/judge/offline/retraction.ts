import { foreignWords, type Topic } from './topic.ts';
import { contentStems } from './words.ts';

const NEGATION =
  /\b(?:not|no|never|neither|nor|cannot|false|untrue|wrong|nicht|nie|niemals|kein\p{L}*|falsch|unwahr)\b|n['’]t\b/iu;
/** Whether a sentence denies what it names. */
export function isNegated(text: string): boolean {
  return NEGATION.test(text);
}

const WRONG =
  '(?:all |completely |actually |simply |just )?(?:wrong|incorrect|false|untrue|mistaken|a mistake|an error|nonsense|not (?:right|correct|true)|not the case)';
const MINE =
  '(?:that|this|it|these|those|everything|all(?: of)? (?:that|this|it)|(?:everything|all|what|nothing of what|none of what)(?: that)? i (?:said|wrote|claimed|put)(?: (?:above|before|earlier))?|everything above|the above|my (?:\\p{L}+ )?(?:answer|result|solution|claim|message|statement|reasoning)|(?:my|the) (?:answer|result)s?|i)';
const DROPPED =
  '(?:(?:that|this|it|these|everything|all)\\b|(?:everything|all|what)(?: that)? i (?:said|wrote)|everything above|the above|my (?:\\p{L}+ )?(?:answer|result|solution|message|statement)s?)';

/** Ways to retract, by language, whether or not another value is named. */
const RETRACTIONS = [
  // It is wrong, it cannot be right, none of it is true.
  `\\b${MINE} (?:is|was|are|were|am|has been) ${WRONG}\\b`,
  `\\b(?:i|we)(?:['’]m| am| was| were|['’]ve been) (?:wrong|mistaken)\\b`,
  `\\b${MINE} (?:can(?: ?not|['’]t)|could not|couldn['’]t|must not|does not|doesn['’]t|do not|don['’]t) (?:be (?:right|correct|true|it)|hold|add up)\\b`,
  `\\b(?:that|this|it|these) (?:is|was|are)n['’]t (?:right|correct|true|the case)\\b`,
  '\\b(?:none|nothing) of (?:that|this|it|what i (?:said|wrote)(?: above)?) (?:is|was|holds?)\\b',
  // I take it back, forget it, scratch that.
  '\\b(?:i|we) (?:take|took) (?:(?:all|everything|any) (?:of )?)?(?:that|it|this|what i said)? ?(?:all )?back\\b|\\btake (?:that|it|this) back\\b|\\btake back\\b',
  `\\b(?:i |please |let me |just )?(?:withdraw|retract|cross out|disregard|ignore|forget(?: about)?|scratch|scrap|strike|drop|delete) ${DROPPED}`,
  '\\bnever mind\\b|\\b(?:have )?changed? my mind\\b|\\bon second thoughts?\\b',
  // I made a mistake, the opposite holds, I no longer think so.
  "\\b(?:i|we)(?:[’']ve| have)? (?:made|make) (?:a|an|some) (?:\\p{L}+ )?(?:mistake|error)s?\\b|\\bi (?:miscalculated|misread|got (?:it|that|this) wrong)\\b",
  '\\bthe (?:opposite|reverse|contrary)(?: of (?:this|that|it))? (?:is|was|holds)\\b|\\b(?:the )?other way (?:a)?round\\b',
  "\\bi disagree with (?:myself|what i said)\\b|\\bi no longer (?:believe|think) (?:so|that|this|it)\\b|\\bi (?:do not|don[’']t) (?:believe|think) (?:so|that|this) (?:any ?more|any longer)\\b",
  '\\b(?:nehme|ziehe|nehmen|ziehen) (?:das|es|alles|meine \\p{L}+)(?: wieder)? zurück\\b',
  '\\b(?:das|dies|es|alles|alles davon|nichts davon|meine (?:antwort|lösung|rechnung)|mein ergebnis) (?:ist|war|stimmt)(?: so| doch| leider| alles)* (?:falsch|nicht(?: richtig| wahr)?|ein (?:fehler|irrtum))\\b',
  '\\bich habe mich (?:\\p{L}+ )?(?:geirrt|vertan|verrechnet)\\b|\\bvergiss (?:das|es|alles)|\\bvergessen sie (?:das|es|alles)|\\bdas gegenteil (?:ist|stimmt|gilt)\\b|\\b(?:genau )?andersherum\\b',
  "\\bme (?:equivoqu|he equivocado)|\\bestaba equivocad[oa]\\b|\\bje me suis tromp|\\bc[’']était faux\\b",
].map((source) => new RegExp(source, 'iu'));

/** Hypothetical sentences, and ones about other people. */
const SUPPOSED =
  /^\s*(?:if|unless|wenn|falls)\b|\b(?:nobody|no one|niemand|would be wrong|could be wrong|wrong (?:to|of|about) \p{L}+)\b|\bbut i (?:was|am|wasn['’]t) (?:not|right)\b|\bbut i (?:wasn['’]t)\b|\?\s*$/iu;

/** The learner reaffirms what they had retracted. */
const STANDS =
  /\b(?:i was right|my (?:first|old|earlier|original) answer (?:is|was) (?:right|correct)|(?:that|it|this) (?:is|was) (?:right|correct) after all|ich hatte (?:doch )?recht|war (?:doch )?richtig)\b/iu;

/**
 * Whether a sentence retracts what the speaker said about the task. "I was wrong about the weather" does not, so
 * any other word in it must belong to the task.
 */
export function isRetraction(text: string, topic: Topic): boolean {
  if (SUPPOSED.test(text) || !RETRACTIONS.some((pattern) => pattern.test(text))) return false;
  return foreignWords(contentStems(text), topic).length === 0;
}

/** Whether a sentence reaffirms an answer that was retracted. */
export function reaffirms(text: string): boolean {
  return STANDS.test(text) && !/\b(?:not|nicht)\b|n['’]t\b|\?\s*$/iu.test(text);
}
