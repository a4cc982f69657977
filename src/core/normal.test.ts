import { expect, test } from 'vitest';
import { erf, normalCdf } from './normal.ts';

// Abramowitz & Stegun, table 7.1, and further values to 16 digits by arbitrary-precision arithmetic.
test.each([
  [0, 0],
  [0.1, 0.1124629160182849],
  [0.5, 0.5204998778130465],
  [1, 0.8427007929497149],
  [2, 0.9953222650189527],
  [3, 0.9999779095030014],
  [5, 0.9999999999984626],
  [6.5, 1],
  [Infinity, 1],
])('erf(%d) is %d within 1e-14', (x, value) => {
  expect(Math.abs(erf(x) - value)).toBeLessThan(1e-14);
  expect(Math.abs(erf(-x) + value)).toBeLessThan(1e-14);
});

test('the distribution function is monotonic and within 0 and 1', () => {
  let before = 0;
  for (let z = -12; z <= 12; z += 0.01) {
    const value = normalCdf(z);
    expect(value).toBeGreaterThanOrEqual(before - 1e-15);
    expect(value).toBeLessThanOrEqual(1);
    before = value;
  }
});
