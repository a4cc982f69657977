import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SKILLS } from '../skill.ts';
import { accuracyOf, type Comparison } from './accuracy.ts';
import { shareOf } from './share.ts';

const comparison: fc.Arbitrary<Comparison> = fc.record({
  learner: fc.integer({ min: 1, max: 12 }),
  work: fc.string({ minLength: 1, maxLength: 3 }),
  skill: fc.constantFrom(...SKILLS),
  judged: fc.double({ min: 0, max: 100, noNaN: true }),
  person: fc.double({ min: 0, max: 100, noNaN: true }),
});

test('a judge that reads five points higher than people has bias 5, error 5 and correlation 1', () => {
  const pairs = Array.from({ length: 40 }, (_, index) => {
    const person = 10 + 2 * index;
    return { learner: index % 8, work: `w${index}`, skill: 'quality', judged: person + 5, person } as const;
  });
  const found = accuracyOf(pairs);
  expect(found).toMatchObject({ learners: 8, works: 40, pairs: 40 });
  for (const [measure, value] of [
    [found.bias, 5],
    [found.rmse, 5],
    [found.correlation, 1],
  ] as const) {
    expect(measure!.value).toBeCloseTo(value, 9);
    for (const end of measure!.interval) expect(end).toBeCloseTo(value, 9);
  }
});

test('fewer than five learners have no interval, and no pairs have no number', () => {
  const pair = { learner: 1, work: 'w', skill: 'quality', judged: 40, person: 60 } as const;
  expect(accuracyOf([pair])).toMatchObject({ pairs: 1, bias: null, rmse: null, exact: 0, adjacent: 1 });
  expect(accuracyOf([])).toMatchObject({ pairs: 0, bias: null, kappa: null, exact: null });
});

test('the error is at least the bias, and an interval is in order', () => {
  fc.assert(
    fc.property(fc.array(comparison, { minLength: 1, maxLength: 30 }), (pairs) => {
      const { bias, rmse } = accuracyOf(pairs);
      if (bias === null || rmse === null) return;
      expect(rmse.value).toBeGreaterThanOrEqual(Math.abs(bias.value) - 1e-9);
      expect(bias.interval[0]).toBeLessThanOrEqual(bias.interval[1]);
    }),
    { numRuns: 30 },
  );
});

test('the interval of a share is Wilson’s', () => {
  // statsmodels: proportion_confint(8, 10, method='wilson')
  const found = shareOf(8, 10)!;
  expect([found.low, found.high]).toEqual([expect.closeTo(0.490_162_47, 6), expect.closeTo(0.943_317_82, 6)]);
  expect(shareOf(0, 0)).toBeNull();
  expect(shareOf(0, 3)).toMatchObject({ share: 0, low: 0 });
});
