import { expect, test } from 'vitest';
import { fitWeights, type WeightCase } from './weights.ts';

/** Cases with two independent features, where people's scores are given by `of`. */
function casesOf(count: number, of: (first: number, second: number) => number, kind = 'k'): WeightCase[] {
  return Array.from({ length: count }, (_, index) => {
    const [first, second] = [(index % 5) * 4 - 8, (Math.floor(index / 5) % 4) * 4 - 6];
    return { points: { first, second }, human: 50 + of(first, second), kind, words: 40 };
  });
}

const ONE = { first: 1, second: 1 };

test('weights move to people’s scores, against sixty pseudo-dossiers of the previous weights', () => {
  const { first, second } = fitWeights(
    casesOf(180, (a, b) => 1.8 * a + 0.6 * b),
    ONE,
  );
  // The features are independent, so each weight is the mean of the scores' slope and 1, weighted 180 to 60.
  expect(first).toBeCloseTo((180 * 1.8 + 60) / 240, 6);
  expect(second).toBeCloseTo((180 * 0.6 + 60) / 240, 6);
});

test('pull sets how strongly the previous weights count', () => {
  const cases = casesOf(180, (a) => a);
  expect(fitWeights(cases, { first: 0.7, second: 1 }).first).toBeCloseTo((180 + 60 * 0.7) / 240, 6);
  expect(fitWeights(cases, { first: 0.7, second: 1 }, 540).first).toBeCloseTo((180 + 540 * 0.7) / 720, 6);
});

test('a feature that never applies in the set keeps its weight', () => {
  expect(
    fitWeights(
      casesOf(60, (a) => a),
      { ...ONE, silent: 0.4 },
    ).silent,
  ).toBe(0.4);
});

test('one set at most halves or doubles a weight, so no sign changes', () => {
  const { first, second } = fitWeights(
    casesOf(4000, (a, b) => 9 * a - 9 * b),
    { first: 1, second: 0.8 },
  );
  expect([first, second]).toEqual([2, 0.4]);
});

test('kinds count the same for any number of texts, and their scales are ignored', () => {
  const many = casesOf(2000, (a) => 0.8 * a, 'many');
  const few = casesOf(100, (a) => 30 + 1.6 * a, 'few');
  expect(fitWeights([...many, ...few], ONE, 0).first).toBeCloseTo(1.2, 6);
});

test('a feature that only follows length gets no weight', () => {
  const cases = Array.from({ length: 200 }, (_, index): WeightCase => {
    const words = 20 + index;
    const other = index % 2 === 0 ? 1 : -1;
    const human = 10 * Math.log(1 + words);
    return { points: { long: 4 * Math.log(1 + words) + other }, human, kind: 'k', words };
  });
  // Controlled for length, only the feature's other part is left, which people do not follow.
  expect(fitWeights(cases, { long: 1 }, 0).long).toBe(0.5);
});
