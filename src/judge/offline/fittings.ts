import type { Skill } from '../../core/skill.ts';
import { totalWords } from '../../core/text.ts';
import type { Fitting, Judge, ScoredDossier } from '../judge.ts';
import { materialOf, type SkillReader } from './material.ts';
import { READERS } from './readers.ts';
import { fitWeights, groupMark, type WeightsFile } from './weights.ts';

function caseOf({ read }: SkillReader, { dossier, human, kind }: ScoredDossier) {
  const material = materialOf(dossier);
  const points = read(material, {})?.points;
  const words = totalWords(material.own.map(({ text }) => text));
  return points === undefined ? [] : [{ points, human, kind, words }];
}

/** Fits are drawn towards the current weights, or towards 1 if those saw the same cases: held-out cases would leak. */
export function fittingsOf(file: WeightsFile | null, judgeWith: (file: WeightsFile) => Judge): Fitting[] {
  return Object.entries(READERS).map(([name, reader]) => {
    const skill = name as Skill;
    const before = file?.skills[skill];
    const saw = (group: string) => before?.groups.includes(groupMark(group)) ?? false;
    const fit: Fitting['fit'] = (cases, { set, pull: asked }) => {
      const isSeen = cases.some(({ group }) => saw(group));
      // Measuring again on the same set repeats the fit with the same pull.
      const pull = asked ?? (isSeen ? before?.pull : undefined);
      const known = isSeen ? {} : (before?.weights ?? {});
      const prior = Object.fromEntries(reader.features.map((feature) => [feature, known[feature] ?? 1]));
      const points = cases.flatMap((one) => caseOf(reader, one));
      const fitted = {
        set,
        dossiers: cases.length,
        pull,
        weights: fitWeights(points, prior, pull),
        groups: [...new Set(cases.map(({ group }) => groupMark(group)))].sort(),
      };
      const skills = { ...file?.skills, [skill]: fitted };
      return { judge: judgeWith({ judge: 'offline', version: '', skills }), fitted };
    };
    return { skill, saw, fit };
  });
}
