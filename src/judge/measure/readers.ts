import type { Skill } from '../../core/skill.ts';
import { buildDossier } from '../dossier/build.ts';
import type { Judge, ScoredDossier } from '../judge.ts';
import type { Dialogue } from './dialogue.ts';
import { inputFrom } from './input-from.ts';
import { fifthsOf, FIFTHS } from './split.ts';

export type Readers = {
  of(dialogue: Dialogue): Judge;
  /** Weights fitted on the whole set, where the judge has any to fit. */
  weights: Readonly<Record<string, number>> | null;
};

/**
 * Who reads which dialogue. A judge whose weights this set fitted, or is to fit, would be measured on what tuned it; so
 * each fifth is then read by the same judge with weights from the other four.
 */
export function readersOf(
  judge: Judge,
  dialogues: readonly Dialogue[],
  skill: Skill,
  fits: boolean,
): Readers {
  const { fitting } = judge;
  const apply = fitting?.skill === skill && (fits || dialogues.some(({ task }) => fitting.saw(task)));
  if (!apply) return { of: () => judge, weights: null };
  const fifths = fifthsOf(dialogues.map(({ task }) => task));
  const cases = dialogues.map((dialogue): ScoredDossier & { fifth: number } => ({
    dossier: buildDossier(inputFrom(dialogue)),
    human: dialogue.human ?? 0,
    fifth: fifths.get(dialogue.task) ?? 0,
  }));
  const judges = Array.from(
    { length: FIFTHS },
    (_, held) => fitting.fit(cases.filter(({ fifth }) => fifth !== held)).judge,
  );
  return {
    of: ({ task }) => judges[fifths.get(task) ?? 0] ?? judge,
    weights: fitting.fit(cases).weights,
  };
}
