import { expect, test } from 'vitest';
import { contentStems } from './words.ts';

test.each([
  ['collisions', 'collision'],
  ['checks', 'checked'],
  ['assignments', 'assigned'],
  ['Kündigungen', 'Kündigung'],
  ['Prüfungen', 'prüfen'],
])('%s and %s have the same stem', (one, other) => {
  expect(contentStems(one)).toEqual(contentStems(other));
});

test.each(['as', 'best', 'ungs'])('a word too short to strip stays unchanged: %s', (word) => {
  expect(contentStems(`${word} matters`)[0]?.length ?? 4).toBeGreaterThanOrEqual(Math.min(4, word.length));
});
