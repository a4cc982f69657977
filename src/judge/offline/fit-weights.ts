import { mean } from 'simple-statistics';
import type { Weights } from './weights.ts';

/**
 * One dossier for the fit: the points of each feature, 0 if it does not apply; people's score on 0–100; the kind of
 * text, since people's scales differ by kind; and its word count.
 */
export type WeightCase = { points: Weights; human: number; kind: string; words: number };

/** How many dossiers the previous weights count as: weights that the set has no data on stay. */
const PULL = 60;
/** One set may at most halve or double a weight. */
const [LEAST, MOST] = [0.5, 2];
const ROUNDS = 500;

function product(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
}

/** Centres values on the mean of their kind and gives each kind the same total weight, however many texts it has. */
function withinKinds(cases: readonly WeightCase[]): (values: readonly number[]) => number[] {
  const kinds = [...Map.groupBy(cases.keys(), (row) => cases[row]?.kind).values()];
  return (values) => {
    const within = values.map(() => 0);
    for (const rows of kinds) {
      const middle = mean(rows.map((row) => values[row] ?? 0));
      const scale = Math.sqrt(values.length / (kinds.length * rows.length));
      for (const row of rows) within[row] = scale * ((values[row] ?? 0) - middle);
    }
    return within;
  };
}

/** Residuals after controlling for kind and length: longer work must not earn by being longer. */
function lengthEqual(cases: readonly WeightCase[]): (values: readonly number[]) => number[] {
  const within = withinKinds(cases);
  const length = within(cases.map(({ words }) => Math.log(1 + words)));
  const spread = product(length, length);
  return (values) => {
    const column = within(values);
    const slope = spread === 0 ? 0 : product(column, length) / spread;
    return column.map((value, index) => value - slope * (length[index] ?? 0));
  };
}

/**
 * Weights by ridge regression of people's scores on the features' points, regularized towards the weights `before`
 * and bounded around them, so that no sign changes (Hoerl and Kennard 1970; coordinate descent converges to the
 * single minimum of the convex objective).
 */
export function fitWeights(cases: readonly WeightCase[], before: Weights, pullAs = PULL): Weights {
  const names = Object.keys(before);
  const equal = lengthEqual(cases);
  const columns = names.map((name) => equal(cases.map(({ points }) => points[name] ?? 0)));
  const weights = names.map((name) => before[name] ?? 1);
  const left = equal(cases.map(({ human }) => human)).map(
    (y, row) =>
      y - columns.reduce((sum, column, index) => sum + (weights[index] ?? 0) * (column[row] ?? 0), 0),
  );
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [index, column] of columns.entries()) {
      const spread = product(column, column);
      if (spread === 0) continue;
      const [prior, now] = [before[names[index] ?? ''] ?? 1, weights[index] ?? 1];
      const pull = (pullAs * spread) / cases.length;
      const best = (product(column, left) + now * spread + pull * prior) / (spread + pull);
      const after = Math.min(MOST * prior, Math.max(LEAST * prior, best));
      weights[index] = after;
      for (const [row, value] of column.entries()) left[row] = (left[row] ?? 0) - (after - now) * value;
    }
  }
  return Object.fromEntries(names.map((name, index) => [name, weights[index] ?? 1]));
}
