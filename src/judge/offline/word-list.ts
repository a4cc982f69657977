import type { OwnSentence } from '../evidence/own-words.ts';
import type { Turn } from '../dossier/turn.ts';
import { languageOf } from './languages.ts';
import { contentStems, wordsOf } from './words.ts';

/** Nobody joins so many words by nothing who says something with them; a terse list of points has fewer. */
const LEAST_WORDS = 20;
const BARE_SHARE = 0.85;
/** Words and what sets list items apart: a figure, a sum or a colon joins something. */
const WORDS_ONLY = /^[\p{L}\p{M}\s,;.•*–-]+$/u;

/** Words between commas, one at a time: "It is about a, b, c, …". */
function loneItems(text: string): number {
  return text.split(',').filter((item) => /^\s*[\p{L}\p{M}-]+\s*$/u.test(item)).length;
}

/**
 * Sentences that are words in a heap, on one line or on many: they name whatever might be looked for and say nothing of
 * it. Counted over a turn, since a line break ends a sentence. In a language whose function words are not known, every
 * sentence would look like a heap, so there only words between commas count.
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
