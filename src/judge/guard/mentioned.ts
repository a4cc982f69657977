/** After a word or comma and a space a sentence continues; after a bullet or bar a list names something. */
const GOES_ON = /(?:[\p{L}\p{N},|]|(?:^|\n)[ \t]*(?:[-*•+]|\d{1,3}[.)]))[ \t]+$/u;
const REACH = 40;

/** Whether a sentence or list mentions the mark at `start`, as in "the parser stops at </order> when …". */
export function isMentioned(text: string, start: number): boolean {
  return GOES_ON.test(text.slice(Math.max(0, start - REACH), start));
}
