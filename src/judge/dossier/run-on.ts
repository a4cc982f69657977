import type { Sentence } from './sentence.ts';

/**
 * A capitalized function word in the middle of a line marks a new sentence after a missing full stop: "… and so on
 * My teacher says". German nouns are capitalized too, but German function words are not.
 */
const FUNCTION_WORDS =
  "My|This|That|These|It|It's|The|We|You|He|She|They|There|In|At|By|As|So|And|But|Also|What|When|If|Please|Anyway|" +
  'Ich|Das|Die|Der|Dies\\p{L}*|Es|Wir|Mein\\p{L}?|Ein\\p{L}?|Man|Und|Aber|Wenn';
const OWN_OPINION = 'I (?:think|believe|feel|hope|guess|am|was|really|always|never|love|deserve)\\b';
const BEGINS = new RegExp(
  `(?<=[\\p{Ll}\\p{N})%€$])\\s+(?=(?:I['’]m|I['’]ve|${FUNCTION_WORDS})\\s+[\\p{Ll}\\p{N}]|${OWN_OPINION})`,
  'gu',
);

/** Words after which the same sentence goes on: "because I think", "what I did". */
const JOINING =
  'because|since|what|that|if|when|whether|as|which|who|where|how|why|and|or|but|so|than|then|before|after|while|until|unless|of|to|in|on|at|by|for|from|with|about|do|did|am|was|have|can|could|should|' +
  'will|would|must|may|think|thought|say|said|believe|hope|weil|dass|daß|wenn|ob|was|wie|als|und|oder|aber|denn|damit|wo|the|a|an|my|your|this|der|die|das|den|dem|des|ein\\p{L}*|mein\\p{L}*|dein\\p{L}*|zu|für|mit|von';
const GOES_ON = new RegExp(`\\b(?:${JOINING})$`, 'iu');

/** Splits a sentence at missing full stops. */
export function withoutRunOns({ start, text }: Sentence): Sentence[] {
  const split: Sentence[] = [];
  let from = 0;
  for (const match of text.matchAll(BEGINS)) {
    if (GOES_ON.test(text.slice(Math.max(from, match.index - 12), match.index))) continue;
    split.push({ start: start + from, text: text.slice(from, match.index) });
    from = match.index + match[0].length;
  }
  return [...split, { start: start + from, text: text.slice(from) }];
}
