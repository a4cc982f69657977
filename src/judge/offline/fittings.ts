import type { Skill } from '../../core/skill.ts';
import { totalWords } from '../../core/text.ts';
import type { Fitting, Judge, ScoredDossier } from '../judge.ts';
import { communicationPoints, FEATURE_NAMES as COMMUNICATION } from './communication.ts';
import { FEATURE_NAMES as INDEPENDENCE, pointsOf as independencePoints } from './independence.ts';
import { type Material, materialOf } from './material.ts';
import { SPECIFIC_NAMES } from './passages.ts';
import { specificPoints } from './quality.ts';
import { fitWeights, groupMark, type Weights, type WeightsFile } from './weights.ts';

/** The weighted features of a skill and the points each gives for a dossier; null if the skill cannot be read from it. */
type FeatureTable = { names: readonly string[]; pointsOf(material: Material): Weights | null };

const TABLES: Partial<Record<Skill, FeatureTable>> = {
  independence: { names: INDEPENDENCE, pointsOf: independencePoints },
  quality: { names: SPECIFIC_NAMES, pointsOf: specificPoints },
  communication: { names: COMMUNICATION, pointsOf: communicationPoints },
};

function caseOf({ pointsOf }: FeatureTable, { dossier, human, kind }: ScoredDossier) {
  const material = materialOf(dossier);
  const points = pointsOf(material);
  const words = totalWords(material.own.map(({ text }) => text));
  return points === null ? [] : [{ points, human, kind, words }];
}

/**
 * How the weights of each skill are fitted. The fit is regularized towards the judge's current weights, or towards
 * 1 if those weights were fitted on the same cases: otherwise held-out cases would leak into the fit.
 */
export function fittingsOf(file: WeightsFile | null, judgeWith: (file: WeightsFile) => Judge): Fitting[] {
  return Object.entries(TABLES).map(([name, table]) => {
    const skill = name as Skill;
    const before = file?.skills[skill];
    const saw = (group: string) => before?.groups.includes(groupMark(group)) ?? false;
    const fit: Fitting['fit'] = (cases, { set, pull: asked }) => {
      const isSeen = cases.some(({ group }) => saw(group));
      // Measuring again on the same set repeats the fit with the same pull.
      const pull = asked ?? (isSeen ? before?.pull : undefined);
      const known = isSeen ? {} : (before?.weights ?? {});
      const prior = Object.fromEntries(table.names.map((feature) => [feature, known[feature] ?? 1]));
      const points = cases.flatMap((one) => caseOf(table, one));
      const weights = Object.entries(fitWeights(points, prior, pull)).map(([feature, weight]) => [
        feature,
        Math.round(weight * 1000) / 1000,
      ]);
      const fitted = {
        set,
        dossiers: cases.length,
        ...(pull !== undefined && { pull }),
        weights: Object.fromEntries(weights) as Weights,
        groups: [...new Set(cases.map(({ group }) => groupMark(group)))].sort(),
      };
      const skills = { ...file?.skills, [skill]: fitted };
      return { judge: judgeWith({ judge: 'offline', version: '', skills }), fitted };
    };
    return { skill, saw, fit };
  });
}
