import { readFileSync } from 'node:fs';
import { UNSPACED_CHARACTER } from '../../core/scripts.ts';
import { reveal } from '../guard/plain-text.ts';

/** What the offline judge knows about a language: function words and word forms, no subject words. */
export type Language = {
  /** They carry no meaning, so sharing them proves nothing; they also identify the language. */
  stop: ReadonlySet<string>;
  /** Whether all nouns are capitalized, so that capitals do not mark names. */
  nounsHaveCapitals: boolean;
  /** First-person pronouns. */
  self: ReadonlySet<string>;
  /** Words after "I" that do not say what the writer did: auxiliaries, opinions, intentions. */
  idle: ReadonlySet<string>;
  /** Forms that describe something done. */
  past: RegExp;
  /** Where, when, in which order, why. */
  links: ReadonlySet<string>;
  /** Small numbers and words that are exact: all, none, both. */
  exact: ReadonlySet<string>;
  /** Words that are vague about what, how many or how well: some, things, usually. */
  vague: ReadonlySet<string>;
  /** Words that express doubt: perhaps, might, I think. */
  hedges: ReadonlySet<string>;
  negations: ReadonlySet<string>;
  /** Present forms for what is generally so rather than what was done: "be", "can" and "must". */
  general: ReadonlySet<string>;
  /** Endings of abstract nouns and adjectives. */
  abstract: RegExp;
};

type WordLists = Exclude<keyof Language, 'nounsHaveCapitals' | 'past' | 'abstract'>;
type Shipped = Record<WordLists, string[]> &
  Record<'past' | 'abstract', string> & { nounsHaveCapitals: boolean };

function languageFrom({ nounsHaveCapitals, past, abstract, ...lists }: Shipped): Language {
  const sets = Object.entries(lists).map(([name, lines]) => [
    name,
    new Set(lines.flatMap((line) => line.split(' '))),
  ]);
  const words = Object.fromEntries(sets) as Record<WordLists, ReadonlySet<string>>;
  return { ...words, nounsHaveCapitals, past: new RegExp(past, 'u'), abstract: new RegExp(abstract, 'u') };
}

const FILE = new URL('../../../judges/languages.json', import.meta.url);
const SHIPPED = JSON.parse(readFileSync(FILE, 'utf8')) as Record<'english' | 'german', Shipped>;

export const LANGUAGES = Object.fromEntries(
  Object.entries(SHIPPED).map(([name, shipped]) => [name, languageFrom(shipped)]),
) as Record<keyof typeof SHIPPED, Language>;

const ALL: readonly Language[] = Object.values(LANGUAGES);
/** About half of a text's words are function words of its language; below this share it is another language. */
const LEAST_SHARE = 0.15;

/** The language with most function words in the text, null if it is none of the five. */
export function languageOf(given: readonly string[]): Language | null {
  const counted = ALL.map((language) => ({
    language,
    count: given.filter((word) => language.stop.has(word)).length,
  }));
  const most = counted.reduce((a, b) => (b.count > a.count ? b : a));
  return most.count > 0 && most.count >= LEAST_SHARE * given.length ? most.language : null;
}

/** Words of all five languages that belong to no subject, so that they can be skipped without knowing the language. */
const STOP_WORDS: ReadonlySet<string> = new Set(
  ALL.flatMap(({ stop, idle, links, vague, hedges, negations, general }) =>
    [stop, idle, links, vague, hedges, negations, general].flatMap((words) => [...words]),
  ),
);

const DENIALS: ReadonlySet<string> = new Set(ALL.flatMap(({ negations }) => [...negations]));

/** Whether a word denies something, in any of the five languages. */
export function denies(word: string): boolean {
  return DENIALS.has(word);
}

/** Runs of letters and digits, and pairs of letters in scripts without spaces; a number keeps its decimal point. */
const WORD = new RegExp(
  `\\p{N}+(?:[.,]\\p{N}+)*|(?:${UNSPACED_CHARACTER}){1,2}|(?:(?!${UNSPACED_CHARACTER})[\\p{L}\\p{M}])+`,
  'gu',
);
const SUFFIXES =
  /(?:ations?|ments?|ness(?:es)?|ingly|ungen|ung|heiten|heit|keiten|keit|lichen|liche[rs]?|lich|ischen?|ing|ings|edly|ed|ies|ers?|en|em|es|ly|e|s|n|t)$/u;
const SHORTEST_STEM = 4;

/**
 * Strips English and German suffixes repeatedly, so that "collisions" and "collision" have the same stem.
 * Snowball's stems of the same answers agree less with people's scores (.53 against .63 over 3,009).
 */
function stemOf(word: string): string {
  const plain = word
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/ß/gu, 'ss');
  let stem = plain;
  for (;;) {
    const shorter = stem.replace(SUFFIXES, '');
    if (shorter === stem || shorter.length < SHORTEST_STEM) return stem;
    stem = shorter;
  }
}

/** Words of a text as a reader sees them, in order. */
export function tokensOf(text: string): string[] {
  return reveal(text).match(WORD) ?? [];
}

/** The words of a text in lower case. */
export function wordsOf(text: string): string[] {
  return tokensOf(text.toLowerCase());
}

export function isNumber(stem: string): boolean {
  return /^\p{N}/u.test(stem);
}

/** Stems of the content words in order: no function words, no single letters. */
export function contentStems(text: string): string[] {
  const stems: string[] = [];
  for (const word of wordsOf(text)) {
    if (STOP_WORDS.has(word)) continue;
    if (word.length > 1 || /\p{N}/u.test(word)) stems.push(stemOf(word));
  }
  return stems;
}
