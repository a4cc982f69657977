import type { Dossier } from '../dossier/build.ts';
import { piecesOf } from '../dossier/turn.ts';
import type { OwnSentence } from '../evidence/own-words.ts';
import { wordListsIn } from './word-list.ts';
import { withDigits } from './numbers.ts';
import { asPhrase, isQuestionAgain, pastedFrom } from './pasted.ts';
import { isSelfPraise } from './self-praise.ts';
import { contentStems, wordsOf } from './words.ts';

/** An own sentence with its stems. */
export type StemmedSentence = OwnSentence & {
  /** The words of the sentence, normalized. */
  key: string;
  stems: string[];
  /** Whether the same words came before. */
  isKnown: boolean;
  /** Whether it only restates the question. */
  isRestated: boolean;
  /** Whether it has no content of its own: copied from the rubric, a list of words, or self-praise. */
  isEmpty: boolean;
};

/** Every own sentence that has words, classified without looking at the rest of the work. */
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
