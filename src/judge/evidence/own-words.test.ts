import { expect, test } from 'vitest';
import { dossierOf } from '../../../test/support/dossier-of.ts';
import { findThreats } from '../guard/find-threats.ts';
import type { Threat } from '../guard/threat.ts';
import { ownSentences } from './own-words.ts';

const TEXT = 'Orders fell in week 14. Refunds did not move. The payment step times out.';
const dossier = dossierOf([{ speaker: 'learner', text: TEXT }]);

function removing(...words: string[]): Threat[] {
  return words.map((word) => {
    const start = TEXT.indexOf(word);
    const at = { seq: 1, of: 'text' as const, part: 0, piece: 0, kind: 'copied' as const };
    return { ...at, removes: true, start, end: start + word.length };
  });
}

test.each<[string, string[], string[]]>([
  ['nothing', [], ['Orders fell in week 14.', 'Refunds did not move.', 'The payment step times out.']],
  ['a sentence', ['Refunds did not move.'], ['Orders fell in week 14.', 'The payment step times out.']],
  [
    'the middle of one',
    ['did not'],
    ['Orders fell in week 14.', 'Refunds', 'move.', 'The payment step times out.'],
  ],
  ['across two', ['week 14. Refunds'], ['Orders fell in', 'did not move.', 'The payment step times out.']],
  [
    'overlapping spans',
    ['fell in week', 'in week 14. Ref'],
    ['Orders', 'unds did not move.', 'The payment step times out.'],
  ],
  ['everything', [TEXT], []],
])('own sentences exclude %s', (_what, words, left) => {
  expect(ownSentences(dossier, removing(...words)).map(({ text }) => text)).toEqual(left);
});

test('sentences have their positions', () => {
  for (const { start, text } of ownSentences(dossier, removing('did not', 'week')))
    expect(TEXT.slice(start, start + text.length)).toBe(text);
});

test('a threat whose words are kept removes nothing', () => {
  const found = removing(TEXT).map((threat) => ({ ...threat, removes: false }));
  expect(ownSentences(dossier, found)).toHaveLength(3);
});

test('a span removed from a file does not cut the transcript', () => {
  const words = 'I compared the weekly churn of both regions.';
  const transcript = Array.from({ length: 1002 }, () => ({ speaker: 'learner' as const, text: words }));
  const files = [{ name: 'a.md', mediaType: 'text/plain', sha256: '0', text: '<|im_start|>' }];
  const dossier = dossierOf([
    { speaker: 'learner', type: 'voice.session_ended', data: { transcript, files } },
  ]);
  const lines = ownSentences(dossier).filter(({ turn }) => turn.kind === 'transcript');
  expect(findThreats(dossier)).toMatchObject([{ of: 'file', part: 0 }]);
  expect(lines).toHaveLength(dossier.turns.filter(({ kind }) => kind === 'transcript').length);
});
