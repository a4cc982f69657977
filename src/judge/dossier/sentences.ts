/** A sentence and its place in the text. */
export type Sentence = { start: number; end: number; text: string };

function sentenceAt(start: number, text: string): Sentence {
  return { start, end: start + text.length, text };
}

/** Trims a piece of text and adjusts its start; null if it is blank. */
export function trimmed(start: number, raw: string): Sentence | null {
  const text = raw.trim();
  return text === '' ? null : sentenceAt(start + raw.indexOf(text), text);
}

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
function withoutRunOns({ start, text }: Sentence): Sentence[] {
  const split: Sentence[] = [];
  let from = 0;
  for (const match of text.matchAll(BEGINS)) {
    if (GOES_ON.test(text.slice(Math.max(from, match.index - 12), match.index))) continue;
    split.push(sentenceAt(start + from, text.slice(from, match.index)));
    from = match.index + match[0].length;
  }
  return [...split, sentenceAt(start + from, text.slice(from))];
}

/** A sentence ends at a line break, or after a full stop, question or exclamation mark followed by white space. */
const PIECE = /[^\n\r.!?。！？]+(?:[.!?。！？]+(?!\s|$)[^\n\r.!?。！？]*)*[.!?。！？"'”’)\]]*/gu;
/** In characters. Lists and tables without full stops would otherwise be one sentence. */
const LONGEST = 600;

/** Splits a piece into parts of at most `LONGEST` characters, after white space if possible. */
function partsOf(piece: string): string[] {
  const parts: string[] = [];
  let from = 0;
  while (piece.length - from > LONGEST) {
    const space = piece.slice(from, from + LONGEST).search(/\s\S*$/u);
    const end = space > 0 ? from + space + 1 : from + LONGEST;
    parts.push(piece.slice(from, end));
    from = end;
  }
  return [...parts, piece.slice(from)];
}

/** The sentences of a text in order. Linear in its length, and never throws. */
export function sentencesOf(text: string): Sentence[] {
  const found: Sentence[] = [];
  for (const { 0: piece, index } of text.matchAll(PIECE)) {
    let start = index;
    for (const part of partsOf(piece)) {
      const sentence = trimmed(start, part);
      if (sentence !== null) found.push(...withoutRunOns(sentence));
      start += part.length;
    }
  }
  return found;
}
