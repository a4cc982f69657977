import type { Skill } from '../../core/skill.ts';
import type { FitOptions, FittedWeights, Judge, ScoredDossier } from '../judge.ts';
import type { ScoredWork } from './scored-work.ts';

export type Readers = {
  of(work: ScoredWork): Judge;
  /** Weights fitted on the whole set, where they were to be fitted or the set had fitted them before. */
  fitted: FittedWeights | null;
};

/**
 * Who reads which work. A judge whose weights this set fitted, or is to fit, would be measured on what tuned it; so each
 * part is then read by the same judge with weights from the others.
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
