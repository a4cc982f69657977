import { expect, test } from 'vitest';
import { FEATURE_NAMES, type FeatureName } from './features.ts';
import { fitWeights, weightsFrom, type WeightCase } from './fit-weights.ts';

const NONE = Object.fromEntries(FEATURE_NAMES.map((name) => [name, 0])) as Record<FeatureName, number>;

/** Cases in which two features vary apart from each other, and people follow them by `of`. */
function casesOf(count: number, of: (who: number, told: number) => number): WeightCase[] {
  return Array.from({ length: count }, (_, index) => {
    const [who, told] = [(index % 5) * 4 - 8, (Math.floor(index / 5) % 4) * 4 - 6];
    return { points: { ...NONE, whoFirst: who, valuesTold: told }, human: 50 + of(who, told) };
  });
}

test('weights follow people as far as the dossiers outweigh the sixty that say one', () => {
  const { whoFirst, valuesTold } = fitWeights(casesOf(180, (who, told) => 1.8 * who + 0.6 * told));
  // The two do not vary together, so each is the mean of what people say and 1, by 180 and 60 dossiers.
  expect(whoFirst).toBeCloseTo((180 * 1.8 + 60) / 240, 6);
  expect(valuesTold).toBeCloseTo((180 * 0.6 + 60) / 240, 6);
});

test('a feature that never speaks in the set counts as it states itself', () => {
  const weights = fitWeights(casesOf(60, (who) => who));
  expect(weights.coworkShare).toBe(1);
  expect(weights.learnHelp).toBe(1);
});

test('one set halves or doubles a weight and no more', () => {
  const { whoFirst, valuesTold } = fitWeights(casesOf(4000, (who, told) => 9 * who - 9 * told));
  expect(whoFirst).toBe(2);
  expect(valuesTold).toBe(0.5);
});

test('what a file does not name counts as it states itself', () => {
  expect(weightsFrom({ whoFirst: 0.7 })).toMatchObject({ whoFirst: 0.7, questions: 1 });
});
