import { meanOf } from '../../measure/mean-of.ts';
import { FEATURE_NAMES, type FeatureName } from './features.ts';

/** How much each feature's points count: 1 as the feature states them. */
export type Weights = Readonly<Record<FeatureName, number>>;

/** One dossier for the fit: the points of each feature, 0 where it says nothing, and what people made of it on 0–100. */
export type WeightCase = { points: Readonly<Record<FeatureName, number>>; human: number };

/** Dossiers that say "weight 1" before any was scored: what the set does not show stays as the feature states it. */
const PSEUDO = 60;
/** One kind of work may halve or double what a feature says of all kinds, and no more. */
const [LEAST, MOST] = [0.5, 2];
const ROUNDS = 500;

/** Weights from a file: a feature that it does not name counts as it states itself. */
export function weightsFrom(fitted: Readonly<Record<string, number>>): Weights {
  return Object.fromEntries(FEATURE_NAMES.map((name) => [name, fitted[name] ?? 1])) as Weights;
}

function centred(values: readonly number[]): number[] {
  const mean = meanOf(values);
  return values.map((value) => value - mean);
}

function product(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
}

/**
 * Weights by ridge regression of people's scores on the features' points, drawn towards 1 and kept within bounds
 * (Hoerl and Kennard 1970, by coordinate descent, which ends at the one minimum of a convex sum).
 */
export function fitWeights(cases: readonly WeightCase[]): Weights {
  const human = centred(cases.map((one) => one.human));
  const columns = FEATURE_NAMES.map((name) => centred(cases.map(({ points }) => points[name])));
  const weights = columns.map(() => 1);
  const left = human.map((y, row) => y - columns.reduce((sum, column) => sum + (column[row] ?? 0), 0));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [index, column] of columns.entries()) {
      const spread = product(column, column);
      if (spread === 0) continue;
      const before = weights[index] ?? 1;
      const pull = (PSEUDO * spread) / cases.length;
      const best = (product(column, left) + before * spread + pull) / (spread + pull);
      const after = Math.min(MOST, Math.max(LEAST, best));
      weights[index] = after;
      for (const [row, value] of column.entries()) left[row] = (left[row] ?? 0) - (after - before) * value;
    }
  }
  return weightsFrom(Object.fromEntries(FEATURE_NAMES.map((name, index) => [name, weights[index] ?? 1])));
}
