import { COMMON_WORDS } from './common-words.ts';

const WORD = /\p{L}+/gu;
/** Share of words that must end so: in language "day" and "way" stand alone. */
const LEAST_SHARE = 0.6;
const LEAST_WORDS = 4;
/** How English words may begin; the longest that fits was moved to the end. */
const ONSET =
  /(?:s?[ptc]r|s[ptckmnlw]|spl|squ?|sch|sh|shr|thr?|chr?|wh|ph|qu|[bdfg]r|[bcfgp]l|kn|wr|[^aeiou])$/u;

function unmoved(word: string): string {
  const stem = word.slice(0, -2);
  if (stem.endsWith('w') && COMMON_WORDS.has(stem.slice(0, -1))) return stem.slice(0, -1);
  if (stem.endsWith('y') && COMMON_WORDS.has(stem.slice(0, -1))) return stem.slice(0, -1);
  const turned = [1, 2, 3].map((count) => stem.slice(-count) + stem.slice(0, -count));
  const known = turned.find((candidate) => COMMON_WORDS.has(candidate));
  const onset = ONSET.exec(stem)?.[0].length ?? 0;
  return known ?? turned[onset - 1] ?? stem;
}

/** A text whose words had their beginnings moved to their ends, put right; as it stands where they were not. */
export function fromPigLatin(text: string): string {
  const lower = text.toLowerCase();
  const words = lower.match(WORD) ?? [];
  const moved = words.filter((word) => word.length > 3 && word.endsWith('ay'));
  if (moved.length < LEAST_WORDS || moved.length < LEAST_SHARE * words.length) return text;
  return lower.replace(WORD, (word) => (word.length > 3 && word.endsWith('ay') ? unmoved(word) : word));
}
