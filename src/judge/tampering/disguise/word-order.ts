/** Small words in the order in which language puts them: a preposition or a call before an article or a pronoun. */
const FORWARD =
  /\b(?:of|in|to|for|and|with|give|ignore|on|at|by|from|as|rate|treat|report|return|award|is|are|you|if) (?:the|this|that|me|my|all|every|each|a|an|your|must|are)\b|\b(?:should|must|will|would|can|may|not) be\b|\b(?:in|mit|und|fur|für|von|gib|bei) (?:der|die|das|dem|den|diesem|dieser|allen|jede[rmn]?|mir)\b|\b(?:de|en|y|con|da|para|a|por) (?:la|el|las|los|este|esta|todo|todas|cada)\b|\b(?:de|et|dans|pour|sur|avec) (?:la|le|les|ce|cette|chaque|tout|toutes)\b/gu;
const LEAST = 1;
const LEAST_WORDS = 6;
const LONGEST_SENTENCE = 80;

/** A sentence whose words stand in reverse order, put right; as it stands where they do not. */
export function inOrder(text: string): string {
  const words = text.toLowerCase().split(/\s+/u);
  if (words.length < LEAST_WORDS || words.length > LONGEST_SENTENCE) return text;
  const turned = words.toReversed().join(' ');
  const [before, after] = [words.join(' '), turned].map((reading) => reading.match(FORWARD)?.length ?? 0);
  return after !== undefined && before === 0 && after >= LEAST ? turned : text;
}
