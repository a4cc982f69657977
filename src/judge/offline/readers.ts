import type { Skill } from '../../core/skill.ts';
import { totalWords } from '../../core/text.ts';
import type { Fit, Judge } from '../judge.ts';
import type { ScoredWork } from '../measure/scored-work.ts';
import { communication } from './communication.ts';
import { independence } from './independence.ts';
import { materialOf, type SkillReader } from './material.ts';
import { quality } from './quality.ts';
import { fitWeights, groupMarks, sawAny, type SkillWeights, type WeightCase } from './weights.ts';

/** Without speed: code measures it from timestamps, and words say nothing about pace. */
export const READERS: Partial<Record<Skill, SkillReader>> = { independence, quality, communication };

function caseOf(skill: Skill, { dossier, human, kind }: ScoredWork): WeightCase[] {
  const material = materialOf(dossier);
  const points = READERS[skill]?.read(material, {})?.points;
  const words = totalWords(material.own.map(({ text }) => text));
  return points === undefined ? [] : [{ points, human: human[skill] ?? 0, kind, words }];
}

/** Fits are drawn towards the current weights, or towards 1 if those saw the same work: held-out work would leak. */
export function fitsOf(weights: SkillWeights, judgeWith: (weights: SkillWeights) => Judge): Judge['fit'] {
  const fits = Object.entries(READERS).map(([name, { features }]) => {
    const skill = name as Skill;
    const before = weights[skill];
    const fit: Fit = (works, { set, pull: asked }) => {
      const isSeen = sawAny(before, works);
      // Measuring again on the same set repeats the fit with the same pull.
      const pull = asked ?? (isSeen ? before?.pull : undefined);
      const known = isSeen ? {} : (before?.weights ?? {});
      const prior = Object.fromEntries(features.map((feature) => [feature, known[feature] ?? 1]));
      const cases = works.flatMap((work) => caseOf(skill, work));
      const fitted = {
        set,
        dossiers: works.length,
        pull,
        weights: fitWeights(cases, prior, pull),
        groups: groupMarks(works),
      };
      return judgeWith({ ...weights, [skill]: fitted });
    };
    return [skill, fit];
  });
  return Object.fromEntries(fits) as Judge['fit'];
}
