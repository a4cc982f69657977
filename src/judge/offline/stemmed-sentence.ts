import type { Dossier } from '../dossier/build.ts';
import { piecesOf } from '../dossier/turn.ts';
import type { OwnSentence } from '../evidence/own-words.ts';
import { wordListsIn } from './word-list.ts';
import { withDigits } from './numbers.ts';
import { asPhrase, isQuestionAgain, pastedFrom } from './pasted.ts';
import { isSelfPraise } from './self-praise.ts';
import { contentStems, wordsOf } from './words.ts';

/** An own sentence in words of the learner's own, with their stems. */
export type StemmedSentence = OwnSentence & {
  /** The sentence with nothing but its words. */
  key: string;
  stems: string[];
  /** Whether these very words came before. */
  isKnown: boolean;
  /** Whether it only says the question again. */
  isRestated: boolean;
  /** Whether it says nothing in own words: copied from the rubric, a heap of words, or praise of oneself. */
  isEmpty: boolean;
};

/** Every own sentence that has words, with what can be said of it without the work. */
export function stemmedSentences(dossier: Dossier, own: readonly OwnSentence[]): StemmedSentence[] {
  const isPasted = pastedFrom(dossier);
  const wordLists = wordListsIn(own);
  const systemTurns = [...dossier.context, ...dossier.turns].filter(({ speaker }) => speaker === 'system');
  const asked = [dossier.rubric.body.title, ...systemTurns.flatMap(piecesOf)].map(asPhrase);
  const keys = new Set<string>();
  return own.flatMap((sentence) => {
    const { text } = sentence;
    const key = wordsOf(text).join(' ');
    if (key === '') return [];
    const isKnown = keys.has(key);
    keys.add(key);
    const stems = contentStems(withDigits(text));
    const isEmpty = wordLists.has(sentence) || isSelfPraise(text) || isPasted(text, stems);
    return { ...sentence, key, stems, isKnown, isRestated: isQuestionAgain(stems, asked), isEmpty };
  });
}
