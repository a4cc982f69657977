import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { sentencesOf } from './sentences.ts';

test('a long line without a full stop is cut between words', () => {
  const line = 'retention '.repeat(200);
  const sentences = sentencesOf(line);
  expect(sentences.length).toBeGreaterThan(2);
  for (const { text } of sentences) expect(text).toMatch(/^(?:retention ?)+$/u);
});

test('sentences are in order at their stated positions, and no letter is lost', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme-composite', maxLength: 200 }),
    fc
      .array(fc.constantFrom('word', ' ', '\n', '. ', '?', 'x'.repeat(700), '。'), { maxLength: 30 })
      .map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(text, (given) => {
      const sentences = sentencesOf(given);
      let before = 0;
      for (const { start, text: sentence } of sentences) {
        expect(given.slice(start, start + sentence.length)).toBe(sentence);
        expect(start).toBeGreaterThanOrEqual(before);
        before = start + sentence.length;
      }
      const letters = (part: string) => part.match(/[\p{L}\p{N}]/gu)?.join('') ?? '';
      expect(letters(sentences.map((one) => one.text).join(''))).toBe(letters(given));
    }),
  );
});
