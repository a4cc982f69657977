/** The speaker or their work, then a judgement of it: an opinion about the work is no part of the work. */
const PRAISE = [
  /\b(?:give|rate|score|grade|mark) (?:myself|my (?:work|answer|solution))\b/iu,
  /\bif i (?:may|do) say so\b|\bwhat an? (?:\p{L}+ ){0,3}(?:clear|excellent|great|good|brilliant|impressive|well[- ]\p{L}+)\b/iu,
  /\b(?:i|i'm|i am|i've|we|my|mine|our|this|these|it|that)\b[^.!?]{0,80}\b(?:excellent|outstanding|exceptional|brilliant|amazing|superb|perfect(?:ly)?|flawless(?:ly)?|top[- ]notch|world[- ]class|great job|very proud|proud of|the best|genius|expert|masterpiece|impressive|fantastic|awesome|incredible|remarkable|top performer|high(?:est)? quality|really good at|deserve[sd]?|nailed|(?:better|clearer) than (?:me|anyone|anybody|everyone)|how (?:clever|smart|good|skilled|talented)|(?:my|their) best|work(?:ed)? (?:so |very |really )?hard|well[- ](?:structured|written|thought[- ]out|explained))\b/iu,
  /\b(?:ich|meine?|unsere?|dies(?:e|er|es)?)\b[^.!?]{0,80}\b(?:hervorragend|ausgezeichnet|exzellent|perfekt|großartig|brillant|fehlerlos|stolz|der beste|die beste|das beste)\b/iu,
];

/** Whether a sentence praises its own speaker or work. Such sentences count neither for nor against anyone. */
export function isSelfPraise(text: string): boolean {
  return PRAISE.some((pattern) => pattern.test(text));
}
