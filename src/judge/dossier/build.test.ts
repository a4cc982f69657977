import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildDossier } from './build.ts';
import { dossierOf, eventOf, inputOf } from '../../../test/support/dossier-of.ts';
import { hashDossier } from './hash.ts';

test('the dossier says who said what, and only the learner’s own evidence can be quoted', () => {
  const input = inputOf([
    { speaker: 'coach', text: 'What did you find?' },
    { speaker: 'learner', text: 'Orders fell in week 14.' },
    {
      speaker: 'learner',
      type: 'cowork.action_taken',
      text: 'SELECT 1',
      data: { actor: 'assistant', action: 'ran_query' },
    },
    { speaker: 'learner', type: 'cowork.action_taken', data: { actor: 'learner', action: 'edited_query' } },
  ]);
  const dossier = buildDossier({
    ...input,
    context: [eventOf({ speaker: 'learner', text: 'Earlier words' }, 0)],
  });
  expect(dossier.turns.map(({ seq, speaker, quotable }) => [seq, speaker, quotable])).toEqual([
    [1, 'coach', false],
    [2, 'learner', true],
    [3, 'assistant', false],
  ]);
  expect(dossier.context.map((turn) => turn.quotable)).toEqual([false]);
  expect(dossier.cowork.map(({ own, action }) => [own, action])).toEqual([
    [false, 'ran_query'],
    [true, 'edited_query'],
  ]);
});

test('a completing event brings its transcript and files', () => {
  const dossier = dossierOf([
    {
      speaker: 'learner',
      type: 'voice.session_ended',
      data: {
        transcript: [
          { speaker: 'coach', text: 'Go on.' },
          { speaker: 'learner', text: 'The payment step times out.' },
        ],
        files: [{ name: 'plan.md', mediaType: 'text/markdown', sha256: '0', text: 'Week 14' }],
      },
    },
  ]);
  expect(dossier.turns.map(({ kind, quotable, name }) => [kind, quotable, name])).toEqual([
    ['transcript', false, null],
    ['transcript', true, null],
    ['file', true, 'plan.md'],
  ]);
});

test('a transcript line at a leap second, which intake accepts, has no time of its own', () => {
  const transcript = [{ speaker: 'learner' as const, text: 'Done.', at: '2016-12-31T23:59:60Z' }];
  const { timing } = dossierOf([{ speaker: 'learner', type: 'voice.session_ended', data: { transcript } }]);
  expect(timing.firstAt).toMatch(/^2026/u);
});

test('long parts lose their middle, and leftOut records it', () => {
  const dossier = dossierOf([
    { speaker: 'learner', text: `first ${'x'.repeat(30_000)} last` },
    ...Array.from({ length: 40 }, (_, index) => ({
      speaker: 'learner' as const,
      text: `${index} ${'y'.repeat(5000)}`,
    })),
  ]);
  const [long] = dossier.turns;
  expect(long?.text.startsWith('first')).toBe(true);
  expect(long?.end?.endsWith('last')).toBe(true);
  expect(dossier.leftOut.find((part) => part.part === 'turns')?.items).toBeGreaterThan(10);
  expect(dossier.turns.at(-1)?.text.startsWith('39 ')).toBe(true);
  expect(JSON.stringify(dossier).length).toBeLessThan(100_000);
});

test('the same input gives the same hash, whatever the order of its keys', () => {
  const dossier = dossierOf([{ speaker: 'learner', text: 'Zoë' }]);
  const turned = Object.fromEntries(Object.entries(dossier).reverse()) as typeof dossier;
  expect(hashDossier(turned)).toBe(hashDossier(dossier));
  expect(hashDossier(dossier)).toMatch(/^[0-9a-f]{64}$/u);
  expect(JSON.parse(JSON.stringify(dossier))).toEqual(dossier);
});

test('a dossier with any string can be hashed', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.string({ unit: 'grapheme' }),
      (text, name) => {
        const files = [{ name, mediaType: 'text/plain', sha256: '', text }];
        const dossier = dossierOf([
          { speaker: 'learner', text, data: { files, transcript: [{ speaker: 'learner', text }] } },
        ]);
        expect(hashDossier(dossier)).toHaveLength(64);
      },
    ),
    { numRuns: 50 },
  );
  expect(
    hashDossier(dossierOf([{ speaker: 'learner', text: `\uD800 x \uDC00${'\uD83D'.repeat(20_000)}` }])),
  ).toHaveLength(64);
}, 60_000);

test.each([
  ['one moment', [0, 0], null, null],
  ['no idle gap', [0, 10], 10, 10],
  ['an idle gap counts its first quarter of an hour', [0, 200], 200, 15],
])('elapsed time: %s', (_name, [first, last], span, worked) => {
  const { timing } = dossierOf([{ speaker: 'learner', text: 'a', minute: first }], {
    events: [
      eventOf({ speaker: 'learner', minute: first }, 1),
      eventOf({ speaker: 'learner', minute: last }, 2),
    ],
  });
  expect([timing.spanMinutes, timing.workedMinutes]).toEqual([span, worked]);
});
