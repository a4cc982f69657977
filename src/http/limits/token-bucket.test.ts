import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createBuckets } from './token-bucket.ts';

const rate = fc
  .tuple(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 5000 }))
  .map(([perSecond, burst]) => ({ perSecond, burst }));
const steps = fc.array(
  fc.record({ afterMs: fc.integer({ min: 0, max: 3000 }), cost: fc.integer({ min: 1, max: 2000 }) }),
  { maxLength: 60 },
);

test('over any time no more is accepted than burst, rate × time and one last cost', () => {
  fc.assert(
    fc.property(rate, steps, (rate, steps) => {
      let at = 1_000_000;
      let first = Infinity;
      let latest = -Infinity;
      const buckets = createBuckets({ max: 10, elapsedMs: () => at });
      let before = 0;
      for (const { afterMs, cost } of steps) {
        at += afterMs;
        if (first === Infinity) first = at;
        latest = Math.max(latest, at);
        const allowed = rate.burst + ((latest - first) / 1000) * rate.perSecond;
        if (!buckets.take('a', rate, cost).enough) continue;
        expect(before).toBeLessThanOrEqual(allowed - 1 + 1e-3);
        before += cost;
      }
    }),
  );
});

test('a refused cost of any size is accepted after the stated wait, and not a tenth of it earlier', () => {
  fc.assert(
    fc.property(rate, fc.integer({ min: 1, max: 100_000 }), (rate, cost) => {
      let at = 0;
      const buckets = createBuckets({ max: 10, elapsedMs: () => at });
      buckets.take('a', rate, cost + rate.burst);
      const refused = buckets.take('a', rate, cost);
      expect(refused.enough).toBe(false);
      at += refused.waitMs * 0.9 - 1;
      expect(buckets.look('a', rate).enough).toBe(false);
      at = refused.waitMs;
      expect(buckets.look('a', rate).enough).toBe(true);
      expect(buckets.take('a', rate, cost).enough).toBe(true);
    }),
  );
});

test('names do not share a bucket, and the least used is forgotten', () => {
  const buckets = createBuckets({ max: 2, elapsedMs: () => 0 });
  const one = { perSecond: 1, burst: 1 };
  expect(['a', 'b', 'a', 'b'].map((name) => buckets.take(name, one, 1).enough)).toEqual([
    true,
    true,
    false,
    false,
  ]);
  buckets.take('c', one, 1);
  expect(buckets.take('a', one, 1).enough).toBe(true);
});
