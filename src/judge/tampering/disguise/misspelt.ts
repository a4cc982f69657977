import { COMMON_WORDS, commonShare, ENGLISH_WORDS } from './common-words.ts';

/** Shorter words are too near to each other. */
const LEAST = { shuffled: 3, sounding: 3, oneOff: 5 };
/** A slip of the pen makes no disguise, and words of a trade that resemble ours leave others beside them unknown. */
const LEAST_MENDED = 2;
const LEAST_SHARE_MENDED = 0.25;
const LEAST_SHARE_KNOWN = 0.8;

const WORDS = [...ENGLISH_WORDS].filter((word) => /^[a-z]{3,}$/u.test(word));

function byKey(keysOf: (word: string) => readonly string[], least: number): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const word of WORDS.filter(({ length }) => length >= least)) {
    for (const key of keysOf(word)) if (!found.has(key)) found.set(key, word);
  }
  return found;
}

/** The same for all orders of the letters after the first. */
function lettersOf(word: string): string {
  return word.slice(0, 1) + Array.from(word.slice(1)).sort().join('');
}

const SOUNDS: readonly [RegExp, string][] = [
  [/(.)\1/gu, '$1'],
  [/[tsc]i(?=o|a)|sh|sch|ch/gu, 'S'],
  [/ph/gu, 'f'],
  [/igh/gu, 'i'],
  [/dge?|dj|g(?=[eiy])/gu, 'j'],
  [/s?c(?=[eiy])|z/gu, 's'],
  [/c?k|c|qu?/gu, 'k'],
  [/x|gs/gu, 'ks'],
  [/^wr/gu, 'r'],
  [/^kn/gu, 'n'],
  [/^[aeiou]+/gu, 'A'],
  [/(?<!^)[aeiouyhw]+/gu, ''],
];

/** How a word sounds without its vowels: all ways to write it by ear have the same. */
function soundOf(word: string): string {
  return SOUNDS.reduce((sound, [from, to]) => sound.replace(from, to), word);
}

/** A word, and all that is left of it without one letter. */
function withoutOne(word: string): string[] {
  return [word, ...Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1))];
}

const SHUFFLED = byKey((word) => [lettersOf(word)], LEAST.shuffled);
const SOUNDING = byKey((word) => [soundOf(word)].filter(({ length }) => length >= LEAST.sounding), 3);
const ONE_OFF = byKey(withoutOne, LEAST.oneOff);
/** Too short for their sound to tell them, and what requests begin with. */
const SHORT: ReadonlyMap<string, string> = new Map(
  ['dear', 'give', 'judge', 'your', 'set'].map((word) => [soundOf(word), word]),
);

function mended(word: string): string {
  if (COMMON_WORDS.has(word)) return word;
  const sound = soundOf(word);
  const near = word.length < LEAST.oneOff ? [] : withoutOne(word);
  return (
    SHUFFLED.get(lettersOf(word)) ??
    SOUNDING.get(sound) ??
    SHORT.get(sound) ??
    near.map((key) => ONE_OFF.get(key)).find((found) => found !== undefined) ??
    word
  );
}

/** A text with its words put right that are misspelt on purpose; as it stands where they are not. */
export function spelledRight(text: string): string {
  let [count, words] = [0, 0];
  const right = text.toLowerCase().replace(/[a-z]{3,24}/gu, (word) => {
    const known = mended(word);
    words += 1;
    if (known !== word) count += 1;
    return known;
  });
  const isDisguise = count >= LEAST_MENDED && count >= LEAST_SHARE_MENDED * words;
  return isDisguise && commonShare(right) >= LEAST_SHARE_KNOWN ? right : text;
}
