import { expect, test } from 'vitest';
import { parseBytes } from './bytes.ts';

test.each([
  ['512m', 512 * 2 ** 20],
  ['600 MB', 600 * 2 ** 20],
  ['2GiB', 2 * 2 ** 30],
  ['1.5g', 1.5 * 2 ** 30],
  ['1073741824', 2 ** 30],
  ['64k', 65_536],
  ['lots', undefined],
  ['-1g', undefined],
  ['1t', undefined],
  ['', undefined],
])('%j is %s bytes', (text, bytes) => {
  expect(parseBytes(text)).toBe(bytes);
});
