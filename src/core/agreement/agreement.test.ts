import { expect, test } from 'vitest';
import { readingOf, type Band } from '../band.ts';
import { SKILLS } from '../skill.ts';
import { agreementBySkill, bandCounts, ENOUGH_WORKS, pairAgreement, type ReadingPair } from './agreement.ts';

const pairsOf = (bands: readonly (readonly [number, number])[]): ReadingPair[] =>
  bands.map(([first, second], index) => ({
    work: `work ${index}`,
    skill: SKILLS[index % SKILLS.length] ?? 'quality',
    first: readingOf(first as Band, 0.5),
    second: readingOf(second as Band, 0.5),
  }));

const SOME = [
  [1, 1],
  [1, 2],
  [2, 2],
  [2, 3],
  [3, 3],
  [3, 3],
  [4, 3],
  [4, 4],
  [5, 5],
  [5, 3],
] as const;

test('kappa is that of scikit-learn’s cohen_kappa_score with quadratic weights', () => {
  // cohen_kappa_score([1,1,2,2,3,3,4,4,5,5], [1,2,2,3,3,3,3,4,5,3], weights='quadratic')
  expect(pairAgreement(pairsOf(SOME)).kappa).toBeCloseTo(0.774193548387, 12);
});

test('the interval is around kappa, the same at every call, and absent for fewer works than it needs', () => {
  const found = pairAgreement(pairsOf(SOME));
  const { low, high } = found.interval ?? { low: 1, high: -1 };
  expect(low).toBeLessThan(found.kappa ?? 0);
  expect(high).toBeGreaterThan(found.kappa ?? 0);
  expect(pairAgreement(pairsOf(SOME))).toEqual(found);
  expect(pairAgreement(pairsOf(SOME.slice(0, ENOUGH_WORKS - 1))).interval).toBeNull();
});

test('nothing to compare gives no number', () => {
  const none = { works: 0, pairs: 0, kappa: null, interval: null, exact: null, adjacent: null };
  expect(pairAgreement([])).toEqual(none);
  expect(pairAgreement(pairsOf([[3, 3]]))).toMatchObject({ kappa: null, exact: 1 });
  expect(agreementBySkill([])).toEqual({});
});

test('bands are counted, and shares of equal and neighbouring bands', () => {
  const pairs = pairsOf(SOME);
  expect(bandCounts(pairs)).toEqual([
    [1, 1, 0, 0, 0],
    [0, 1, 1, 0, 0],
    [0, 0, 2, 0, 0],
    [0, 0, 1, 1, 0],
    [0, 0, 1, 0, 1],
  ]);
  expect(pairAgreement(pairs)).toMatchObject({ works: 10, pairs: 10, exact: 0.6, adjacent: 0.9 });
  expect(Object.keys(agreementBySkill(pairs))).toEqual([...SKILLS]);
});
