import type { Language } from './languages.ts';

/** One text as features read it: its words in lower case, and which of them begin with a capital inside a sentence. */
export type SpecificText = { words: readonly string[]; names: number; numbers: number };

export type FeatureName = 'numbers' | 'names' | 'actions' | 'joins' | 'places' | 'certain' | 'plain' | 'done';

/** `share` is 0 to 1, or null where the feature does not know the language: then it says nothing. */
type Feature = {
  name: FeatureName;
  share: (text: SpecificText, language: Language | null) => number | null;
  /** Clauses that follow "you" and "it would help to". */
  did: string;
  next: string;
};

/** How much of `full` a count of words comes to; more adds nothing. */
function upTo(full: number, count: number, { words }: SpecificText): number {
  return Math.min(1, count / words.length / full);
}

function countIn(words: readonly string[], known: ReadonlySet<string>): number {
  return words.filter((word) => known.has(word)).length;
}

function present(full: number, count: (words: readonly string[], language: Language) => number) {
  return (text: SpecificText, language: Language | null): number | null =>
    language === null ? null : upTo(full, count(text.words, language), text);
}

function absent(full: number, count: (words: readonly string[], language: Language) => number) {
  const share = present(full, count);
  return (text: SpecificText, language: Language | null): number | null => {
    const found = share(text, language);
    return found === null ? null : 1 - found;
  };
}

/**
 * What tells specific from vague work, whatever its register. Each is a share of the words, bounded, and all weigh the
 * same: neither length nor long or rare words count. Chosen on pairs of texts written for the purpose.
 */
export const FEATURES: readonly Feature[] = [
  {
    name: 'numbers',
    share: (text, language) =>
      upTo(0.06, text.numbers + (language === null ? 0 : countIn(text.words, language.numbers)), text),
    did: 'gave figures',
    next: 'give the figure that you go by',
  },
  {
    name: 'names',
    share: (text, language) =>
      language !== null && !language.namesStandOut ? null : upTo(0.06, text.names, text),
    did: 'named who and what it was about',
    next: 'name the person, the place or the thing',
  },
  {
    name: 'actions',
    share: present(
      0.15,
      (words, { past, pastRule }) => words.filter((word) => past.has(word) || pastRule.test(word)).length,
    ),
    did: 'said what you did',
    next: 'say what you did yourself',
  },
  {
    name: 'joins',
    share: present(0.08, (words, { joins }) => countIn(words, joins)),
    did: 'gave the reasons and the order of your steps',
    next: 'say why, and what came after what',
  },
  {
    name: 'places',
    share: present(0.1, (words, { places }) => countIn(words, places)),
    did: 'said where it happened',
    next: 'say where it happened',
  },
  {
    name: 'certain',
    share: absent(0.12, (words, { vague }) => countIn(words, vague)),
    did: 'were definite',
    next: 'replace general words by what you saw',
  },
  {
    name: 'plain',
    share: absent(0.1, (words, { abstract }) => words.filter((word) => abstract.test(word)).length),
    did: 'put it plainly',
    next: 'put it in plain words',
  },
  {
    name: 'done',
    share: absent(0.08, (words, { being }) => countIn(words, being)),
    did: 'told what happened',
    next: 'tell what happened rather than what holds in general',
  },
];

export const FEATURE_NAMES: readonly FeatureName[] = FEATURES.map(({ name }) => name);
