import type { OwnSentence } from '../evidence/own-words.ts';
import type { Turn } from '../dossier/turn.ts';
import { languageOf } from './languages.ts';
import { contentStems, wordsOf } from './words.ts';

/**
 * Sentences have function words; this many words in a row without any are a list. Terse bullet points have fewer.
 */
const LEAST_WORDS = 20;
const BARE_SHARE = 0.85;
/** Words and list separators only: a figure, a sum or a colon connects words, so it is more than a list. */
const WORDS_ONLY = /^[\p{L}\p{M}\s,;.•*–-]+$/u;

/** The number of single words between commas: "It is about a, b, c, …". */
function loneItems(text: string): number {
  return text.split(',').filter((item) => /^\s*[\p{L}\p{M}-]+\s*$/u.test(item)).length;
}

/**
 * Sentences that only list words, on one line or several: they name every expected term without saying anything
 * about it. Counted per turn, because a line break ends a sentence. If the language is unknown, its function words
 * are too, so only words between commas count.
 */
export function wordListsIn(own: readonly OwnSentence[]): ReadonlySet<OwnSentence> {
  const isKnown = languageOf(own.flatMap(({ text }) => wordsOf(text))) !== null;
  const wordLists = new Set<OwnSentence>();
  for (const sentences of Map.groupBy(own, ({ turn }): Turn => turn).values()) {
    const bare = sentences.flatMap((sentence) => {
      const items = loneItems(sentence.text);
      if (items >= LEAST_WORDS) return [{ sentence, words: items }];
      const stems = contentStems(sentence.text);
      const isBare =
        isKnown &&
        WORDS_ONLY.test(sentence.text) &&
        stems.length >= BARE_SHARE * wordsOf(sentence.text).length;
      return isBare ? [{ sentence, words: stems.length }] : [];
    });
    if (bare.reduce((sum, { words }) => sum + words, 0) < LEAST_WORDS) continue;
    for (const { sentence } of bare) wordLists.add(sentence);
  }
  return wordLists;
}
