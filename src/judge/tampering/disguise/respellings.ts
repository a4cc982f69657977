import { COMMON_WORDS } from './common-words.ts';
import { withoutSigns } from './letters-apart.ts';
import { spelledRight } from './misspelt.ts';
import { inOrder } from './word-order.ts';

const LONGEST = 2000;

const LEET: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '9': 'g',
  '@': 'a',
  $: 's',
  '!': 'i',
  '|': 'i',
  '+': 't',
};

function unleeted(text: string): string {
  return text.replace(/\S*[a-z@$!|]\S*/giu, (word) =>
    word.replace(/[01345789@$!|+](?!$)|[01345789@$](?=$)/gu, (sign) => LEET[sign] ?? sign),
  );
}

/** Letters set apart by the same small sign. Words keep the wider gaps. */
const APART = /(?<![\p{L}\p{N}])(?:[\p{L}\p{N}][ .·_*|~-]{1,3}){4,}[\p{L}\p{N}](?![\p{L}\p{N}])/gu;

function joinedLetters(text: string): string {
  return text.replace(APART, (run) => {
    const signs = run.replace(/[\p{L}\p{N} ]/gu, '');
    if (signs.length > 0) return run.replace(/[^\p{L}\p{N} ]/gu, '');
    return run.replace(/ {2,}/gu, '\n').replace(/ /gu, '').replace(/\n/gu, ' ');
  });
}

const RUN_ON = /[a-z]{10,}/gu;
const LONGEST_WORD = 16;
const LEAST_COVERED = 0.85;

/** The best way to cut a run of letters into common words: most letters covered, found from the left. */
function cutIntoWords(run: string): string {
  const best: { covered: number; words: string[] }[] = [{ covered: 0, words: [] }];
  for (let end = 1; end <= run.length; end += 1) {
    const before = best[end - 1] as (typeof best)[number];
    let top = { covered: before.covered, words: [...before.words] };
    for (let from = Math.max(0, end - LONGEST_WORD); from < end; from += 1) {
      const word = run.slice(from, end);
      const left = best[from] as (typeof best)[number];
      const covered = left.covered + word.length - (word.length < 3 ? 0.5 : 0);
      if (covered > top.covered && COMMON_WORDS.has(word)) top = { covered, words: [...left.words, word] };
    }
    best.push(top);
  }
  const { covered, words } = best.at(-1) as (typeof best)[number];
  return covered >= LEAST_COVERED * run.length && words.length >= 2 ? ` ${words.join(' ')} ` : run;
}

function withSpaces(text: string): string {
  return text.toLowerCase().replace(RUN_ON, (run) => cutIntoWords(run.slice(0, 200)));
}

function lettersOf(word: string): string {
  return word.slice(0, 1) + Array.from(word.slice(1)).sort().join('');
}

const BY_LETTERS: ReadonlyMap<string, string> = new Map(
  [...COMMON_WORDS].filter((word) => word.length >= 4).map((word) => [lettersOf(word), word]),
);

/** Words whose letters after the first were shuffled, which readers hardly notice. */
function unshuffled(text: string): string {
  return text
    .toLowerCase()
    .replace(/[a-z]{4,}/gu, (word) =>
      COMMON_WORDS.has(word) ? word : (BY_LETTERS.get(lettersOf(word)) ?? word),
    );
}

const FLAGS = /[\u{1F1E6}-\u{1F1FF}]/gu;

function fromFlagLetters(text: string): string {
  return text.replace(FLAGS, (sign) => String.fromCharCode(97 + (sign.codePointAt(0) ?? 0) - 0x1f1e6));
}

/** Markup in the middle of words and signs for spaces: names of files and variables, emphasis. */
function spacedOut(text: string): string {
  return text
    .replace(/(?<=\p{Ll})(?=\p{Lu})|(?<=\p{L})(?=\p{N})/gu, ' ')
    .replace(/[_+*~`#|]+|(?<=\p{L})[.-](?=[\p{L}\p{N}])|(?<=\p{N})[+-](?=\p{L})|%20/gu, ' ');
}

/** Other ways to spell the same words, undone one by one. */
export function respellings(text: string): string[] {
  const bounded = text.slice(0, LONGEST);
  const joined = joinedLetters(withoutSigns(bounded));
  const all = [
    unleeted(bounded),
    joined,
    withSpaces(joined),
    joined === bounded ? bounded : withSpaces(joined.replace(/\s+/gu, '')),
    unshuffled(bounded),
    spelledRight(unleeted(bounded)),
    inOrder(bounded),
    fromFlagLetters(bounded),
    withSpaces(fromFlagLetters(bounded)),
    spacedOut(bounded),
  ];
  return [...new Set(all)].filter((reading) => reading !== bounded);
}
