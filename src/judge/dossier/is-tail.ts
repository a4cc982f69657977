import { wordCount } from '../../core/text.ts';
import type { Dossier } from './build.ts';
import { piecesOf } from './turn.ts';

/** Below this many own words, what follows an earlier completion is a debrief and not the work. */
const LEAST_WORDS = 60;

/**
 * Whether the evidence is only what was left to say after an earlier completion of the same stage. Read against the whole
 * stage, thanks and a goodbye would look like work that covers nothing and took no time.
 */
export function isTail(dossier: Dossier): boolean {
  if (!dossier.context.some(({ speaker }) => speaker === 'learner')) return false;
  return ownWordsOf(dossier) < LEAST_WORDS;
}

/** How many words the learner wrote or said since the stage's last completion. */
export function ownWordsOf({ turns }: Dossier): number {
  const own = turns.filter(({ speaker }) => speaker === 'learner').flatMap(piecesOf);
  return own.reduce((sum, text) => sum + wordCount(text), 0);
}
