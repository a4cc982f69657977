const NEGATION =
  /\b(?:not|no|never|neither|nor|cannot|false|untrue|wrong|nicht|nie|niemals|kein\p{L}*|falsch|unwahr)\b|n['’]t\b/iu;
/** Whether a sentence denies what it names. */
export function isNegated(text: string): boolean {
  return NEGATION.test(text);
}
