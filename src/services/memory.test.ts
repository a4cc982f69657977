import { expect, test } from 'vitest';
import { memoryLimit, memorySizes } from './memory.ts';

const [MIB, GIB] = [2 ** 20, 2 ** 30];
const UNLIMITED = 18_446_744_073_709_552_000;

test.each([
  // configured, container, machine, limit
  [512 * MIB, 2 * GIB, 16 * GIB, 512 * MIB],
  [undefined, 2 * GIB, 16 * GIB, 2 * GIB],
  [undefined, UNLIMITED, 16 * GIB, 540 * MIB],
  [undefined, 0, 1 * GIB, 256 * MIB],
])('configured %s, container %s, machine %s: %s bytes', (configured, container, machine, limit) => {
  expect(memoryLimit(configured, container, machine)).toBe(limit);
});

test('caches grow with the limit and stay above a minimum', () => {
  const [small, usual, large] = [100 * MIB, 640 * MIB, 4 * GIB].map((limit) => memorySizes(limit, 8));
  expect(small).toEqual({ cachedWorkflows: 50, attended: 50, layerBytes: MIB, judgeThreads: 1 });
  expect(usual!.cachedWorkflows).toBeGreaterThan(500);
  expect(usual!.cachedWorkflows).toBeLessThan(1500);
  expect(large!.cachedWorkflows).toBeGreaterThan(5000);
  expect([usual!.judgeThreads, large!.judgeThreads]).toEqual([2, 7]);
  expect(memorySizes(4 * GIB, 1).judgeThreads).toBe(1);
  expect(large!.layerBytes).toBeGreaterThan(usual!.layerBytes);
});
