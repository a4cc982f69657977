import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { dossierOf, eventOf } from '../../../test/support/dossier-of.ts';
import { LIMITS, CUT_SHARE, cutDossier } from './build.ts';
import { hashDossier } from './hash.ts';
import { piecesOf, type Turn } from './turn.ts';

const sizeOf = (turns: readonly Turn[]) =>
  turns.flatMap(piecesOf).reduce((sum, piece) => sum + piece.length, 0);
const long = (count: number, words: number) =>
  dossierOf(
    Array.from({ length: count }, (_, index) => ({
      speaker: 'learner' as const,
      text: `${index} ${'words '.repeat(words)}end`,
    })),
    { context: [eventOf({ speaker: 'learner', text: 'earlier '.repeat(500) }, 0)] },
  );

test('keeps a quarter of the limit from both ends and records the cut', () => {
  const dossier = long(12, 800);
  const cut = cutDossier(dossier, 'limit');
  expect(sizeOf(cut.turns)).toBeLessThanOrEqual(CUT_SHARE * LIMITS.turns);
  expect(sizeOf(cut.turns)).toBeGreaterThan(0.5 * CUT_SHARE * LIMITS.turns);
  expect(cut.turns[0]?.text.startsWith('0 ')).toBe(true);
  expect(cut.leftOut.find(({ part }) => part === 'turns')?.characters).toBe(
    sizeOf(dossier.turns) - sizeOf(cut.turns),
  );
  expect(sizeOf(cut.context)).toBeLessThanOrEqual(CUT_SHARE * LIMITS.context);
});

test('a dossier below a quarter of the limit is cut only by its own size', () => {
  const dossier = long(2, 100);
  expect(cutDossier(dossier, 'limit').turns).toEqual(dossier.turns);
  const [turn] = cutDossier(long(1, 100), 'size').turns;
  expect(turn?.text.startsWith('0 words')).toBe(true);
  expect(turn?.end?.endsWith('end')).toBe(true);
  expect(sizeOf(turn ? [turn] : [])).toBeLessThanOrEqual(160);
});

test('a cut dossier has only text of the original, can be hashed, and leaves the original unchanged', () => {
  const texts = fc.array(fc.string({ unit: 'grapheme', maxLength: 300 }), { maxLength: 6 });
  fc.assert(
    fc.property(texts, fc.constantFrom('limit' as const, 'size' as const), (all, of) => {
      const dossier = dossierOf(all.map((text) => ({ speaker: 'learner', text })));
      const before = hashDossier(dossier);
      const cut = cutDossier(dossier, of);
      expect(hashDossier(cut)).toHaveLength(64);
      expect(hashDossier(dossier)).toBe(before);
      expect(sizeOf(cut.turns)).toBeLessThanOrEqual(sizeOf(dossier.turns));
    }),
  );
});
