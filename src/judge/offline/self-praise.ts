const SELF = "(?:i|i[’']m|i[’']ve|we|my|mine|our|this|these|it|that|ich|meine?|unsere?|dies(?:e|er|es)?)";
const PRAISED =
  '(?:excellent|outstanding|exceptional|brilliant|amazing|superb|perfect\\p{L}*|flawless\\p{L}*|fantastic|impressive|great|proud|genius|the best|better than|nailed|deserved?|very hard|well[- ]\\p{L}+ed|hervorragend|ausgezeichnet|perfekt|großartig|brillant|stolz)';

/** The speaker or their work with praise in the same clause, or a mark the speaker gives themselves. */
const PRAISE = new RegExp(
  `\\b${SELF}\\b[^.!?]{0,80}\\b${PRAISED}(?!\\p{L})|\\b(?:give|rate|score|grade|mark) (?:myself|my \\p{L}+)\\b|\\bif i (?:may|do) say so\\b`,
  'iu',
);

/**
 * Whether a sentence praises its speaker or their work. Such sentences count neither for nor against the learner.
 */
export function isSelfPraise(text: string): boolean {
  return PRAISE.test(text);
}
