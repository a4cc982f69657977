import type { Skill } from '../../core/skill.ts';
import type { FitOptions, FittedWeights, Judge, ScoredDossier } from '../judge.ts';
import type { ScoredWork } from './scored-work.ts';

export type Readers = {
  of(work: ScoredWork): Judge;
  /** Weights fitted on the whole set, if a fit was requested or the set was used for one before. */
  fitted: FittedWeights | null;
};

/**
 * Selects the judge that reads each work. A judge whose weights were or will be fitted on this set would be
 * measured on its training data, so each part is read by the same judge with weights from the other parts.
 */
export function readersOf(
  judge: Judge,
  works: readonly ScoredWork[],
  skill: Skill,
  parts: ReadonlyMap<string, number>,
  { fits, ...how }: FitOptions & { fits: boolean },
): Readers {
  const fitting = judge.fittings?.find((one) => one.skill === skill);
  const applies = fitting !== undefined && (fits || works.some(({ group }) => fitting.saw(group)));
  if (!applies) return { of: () => judge, fitted: null };
  const cases = works.map(({ dossier, group, kind, human }): ScoredDossier => ({
    dossier,
    group,
    kind,
    human: human[skill] ?? 0,
  }));
  const judges = Array.from(
    { length: 1 + Math.max(...parts.values()) },
    (_, heldOut) =>
      fitting.fit(
        cases.filter(({ group }) => parts.get(group) !== heldOut),
        how,
      ).judge,
  );
  return {
    of: ({ group }) => judges[parts.get(group) ?? 0] ?? judge,
    fitted: fitting.fit(cases, how).fitted,
  };
}
