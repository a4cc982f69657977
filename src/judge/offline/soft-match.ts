/** A word inside a longer one, as in German compounds, is nearly the same word. */
const INSIDE = 0.8;
/** Words with the same beginning, as after inflection, are more likely the same than not. */
const SAME_BEGINNING = 0.6;
const SHORTEST = 5;

function beginsAlike(a: string, b: string): boolean {
  return a.slice(0, SHORTEST) === b.slice(0, SHORTEST);
}

/** How likely one of `used` is the word `wanted`: 1 for the same stem, less for related words, 0 for none. */
export function softMatch(wanted: string, used: ReadonlySet<string>): number {
  if (used.has(wanted)) return 1;
  if (wanted.length < SHORTEST || /^\p{N}/u.test(wanted)) return 0;
  let best = 0;
  for (const word of used) {
    if (word.length < SHORTEST) continue;
    if (word.includes(wanted) || wanted.includes(word)) return INSIDE;
    if (beginsAlike(word, wanted)) best = SAME_BEGINNING;
  }
  return best;
}
