import type { Dossier } from './build.ts';
import { totalWords } from '../../core/text.ts';
import { textsOf } from './turn.ts';

/** Whether the rubric has a reference answer to compare work with. */
export function hasReference({ rubric }: Dossier): boolean {
  return (rubric.body.reference ?? '').trim() !== '';
}

/** With fewer own words, what follows an earlier completion is a debrief rather than the work. */
const LEAST_WORDS = 60;

/**
 * Whether the evidence is only a remainder after an earlier completion of the same stage. Compared with the whole
 * stage, thanks and a goodbye would look like work that covers nothing and took no time.
 */
export function isTail(dossier: Dossier): boolean {
  if (!dossier.context.some(({ speaker }) => speaker === 'learner')) return false;
  return ownWordsOf(dossier) < LEAST_WORDS;
}

/** The number of words by the learner since the stage's last completion. */
export function ownWordsOf({ turns }: Dossier): number {
  return totalWords(textsOf(turns, 'learner'));
}
