const NEGATION =
  /\b(?:not|no|never|neither|nor|cannot|false|untrue|wrong|nicht|nie|niemals|kein\p{L}*|falsch|unwahr)\b|n['’]t\b/iu;
/** The learner takes back what they said, whether or not they name something else. */
const RETRACTION =
  /\b(?:(?:i|we) take (?:(?:all|everything|any) (?:of )?)?(?:that|it|this|what i said)? ?(?:all )?back|take (?:that|it|this) back|(?:i|we) (?:was|were|am) wrong|(?:all (?:of )?)?(?:that|this|it|what i (?:said|wrote)|my (?:answer|result|solution)) (?:is|was) (?:all |completely |actually )?(?:wrong|incorrect|not (?:right|correct|true))|(?:i )?(?:have )?changed? my mind|on second thoughts?|(?:ich )?nehme (?:das|es|alles) (?:wieder )?zurück|(?:das|alles|meine antwort) (?:ist|war) (?:doch )?(?:falsch|nicht richtig)|ich habe mich (?:geirrt|vertan))\b/iu;

/** Whether a sentence denies what it names. */
export function isNegated(text: string): boolean {
  return NEGATION.test(text);
}

/** Whether a sentence takes back what its speaker said before. */
export function isRetraction(text: string): boolean {
  return RETRACTION.test(text);
}
