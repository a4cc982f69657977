import { hash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { SKILLS } from '../../core/skill.ts';
import { cardFileName } from '../verdict/card.ts';
import { mean } from 'simple-statistics';

/** How much each feature of one skill counts: 1 as the feature states its points. */
export type Weights = Readonly<Record<string, number>>;

/** Weights of one skill, and the set that they were fitted on. */
const fitted = z.object({
  set: z.string(),
  dossiers: z.int(),
  /** How many dossiers the previous weights counted as, if that was set. */
  pull: z.number().nonnegative().optional(),
  weights: z.record(z.string(), z.number().positive()),
  /** Marks of the groups (tasks) it was fitted on. */
  groups: z.array(z.string()),
});

/** Weights fitted to people's scores, by skill: `judges/weights/<judge>@<version>.json`. */
const weightsFile = z.object({
  judge: z.string(),
  version: z.string(),
  skills: z.partialRecord(z.enum(SKILLS), fitted),
});

export type FittedWeights = z.infer<typeof fitted>;
export type WeightsFile = z.infer<typeof weightsFile>;
export type SkillWeights = WeightsFile['skills'];

const WEIGHTS = new URL('../../../judges/weights/', import.meta.url);

function markOf(text: string): string {
  return hash('sha256', text).slice(0, 8);
}

export function groupMarks(works: readonly { group: string }[]): string[] {
  return [...new Set(works.map(({ group }) => markOf(group)))].sort();
}

/** Whether weights were fitted on a group of this work: nothing is measured on its own training data. */
export function sawAny(weights: FittedWeights | undefined, works: readonly { group: string }[]): boolean {
  return groupMarks(works).some((mark) => weights?.groups.includes(mark));
}

/** Throws if the file is missing or is not a weights file. */
export function readWeights(file: string | URL): WeightsFile {
  return weightsFile.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** The shipped weights of exactly this version; none if none were fitted. */
export function loadWeights(judge: string, version: string): SkillWeights {
  const file = new URL(cardFileName(judge, version), WEIGHTS);
  return existsSync(file) ? readWeights(file).skills : {};
}

/** The version of a judge with an installation's own weights, `4+1a2b3c4d`: it never uses another version's card. */
export function ownVersion(version: string, skills: SkillWeights): string {
  const weights = SKILLS.map((skill) =>
    Object.entries(skills[skill]?.weights ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
  return `${version.split('+')[0]}+${markOf(JSON.stringify(weights))}`;
}

/** One dossier for the fit: `points` of each feature, and people's score on 0–100. */
export type WeightCase = { points: Weights; human: number; kind: string; words: number };

const PULL = 60;
/** One set may at most halve or double a weight. */
const [LEAST, MOST] = [0.5, 2];
const ROUNDS = 500;
/** Converged if no weight changes by more in a round. */
const SETTLED = 1e-9;

function product(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
}

function plus(values: readonly number[], factor: number, others: readonly number[]): number[] {
  return values.map((value, index) => value + factor * (others[index] ?? 0));
}

/**
 * Residuals given kind and length: values are centred on the mean of their kind, each kind has the same total weight, and
 * longer work must not earn by being longer.
 */
function lengthEqual(cases: readonly WeightCase[]): (values: readonly number[]) => number[] {
  const kinds = [...Map.groupBy(cases.keys(), (row) => cases[row]?.kind).values()];
  const withinKinds = (values: readonly number[]): number[] => {
    const within = values.map(() => 0);
    for (const rows of kinds) {
      const middle = mean(rows.map((row) => values[row] ?? 0));
      const scale = Math.sqrt(values.length / (kinds.length * rows.length));
      for (const row of rows) within[row] = scale * ((values[row] ?? 0) - middle);
    }
    return within;
  };
  const length = withinKinds(cases.map(({ words }) => Math.log(1 + words)));
  const spread = product(length, length);
  return (values) => {
    const column = withinKinds(values);
    return spread === 0 ? column : plus(column, -product(column, length) / spread, length);
  };
}

/**
 * Ridge regression of people's scores on the features' points, towards the weights `before` and bounded around them, so
 * that no sign changes (Hoerl and Kennard 1970; coordinate descent converges to the minimum of the convex objective).
 */
export function fitWeights(cases: readonly WeightCase[], before: Weights, pullAs = PULL): Weights {
  const equal = lengthEqual(cases);
  const features = Object.entries(before).map(([name, prior]) => {
    const column = equal(cases.map(({ points }) => points[name] ?? 0));
    const spread = product(column, column);
    return { name, prior, weight: prior, column, spread, pull: (pullAs * spread) / cases.length };
  });
  let left = equal(cases.map(({ human }) => human));
  for (const { weight, column } of features) left = plus(left, -weight, column);
  for (let round = 0, moved = Infinity; round < ROUNDS && moved > SETTLED; round += 1) {
    moved = 0;
    for (const feature of features) {
      const { prior, weight, column, spread, pull } = feature;
      if (spread === 0) continue;
      const best = (product(column, left) + weight * spread + pull * prior) / (spread + pull);
      feature.weight = Math.min(MOST * prior, Math.max(LEAST * prior, best));
      left = plus(left, weight - feature.weight, column);
      moved = Math.max(moved, Math.abs(feature.weight - weight));
    }
  }
  return Object.fromEntries(features.map(({ name, weight }) => [name, Math.round(weight * 1000) / 1000]));
}
