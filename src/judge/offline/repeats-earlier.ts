import type { Dossier } from '../dossier/build.ts';
import { sentencesOf } from '../dossier/sentences.ts';
import { piecesOf, type Turn } from '../dossier/turn.ts';
import { wordsOf } from './words.ts';

function sentenceKeys(turns: readonly Turn[]): string[] {
  return turns
    .flatMap(piecesOf)
    .flatMap(sentencesOf)
    .map(({ text }) => wordsOf(text).join(' '))
    .filter((key) => key !== '');
}

/**
 * Whether all that the learner wrote since the stage's last completion was written before it, word for word. A revision
 * with anything new is read whole: it replaces what came before.
 */
export function repeatsEarlier({ context, turns }: Dossier): boolean {
  const earlier = new Set(sentenceKeys(context.filter(({ speaker }) => speaker === 'learner')));
  const own = earlier.size === 0 ? [] : sentenceKeys(turns.filter(({ quotable }) => quotable));
  return own.length > 0 && own.every((key) => earlier.has(key));
}
