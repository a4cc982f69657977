import { expect, test } from 'vitest';
import { dossierOf } from '../../../test/support/dossier-of.ts';
import { findTampering } from './find-tampering.ts';

const MIB = 1024 * 1024;

function filled(piece: string, length: number): string {
  return piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
}

function millisecondsFor(text: string): number {
  const dossier = dossierOf([{ speaker: 'learner', text }]);
  const start = performance.now();
  findTampering(dossier);
  return performance.now() - start;
}

/** Longer texts are cut when a dossier is made, and what is left must cost no more however it is written. */
test.each([
  ['no spaces', 'a'],
  ['spaces', ' '],
  ['letters apart', 'a '],
  ['letters between emoji', 'a🙂'],
  ['full stops', '. '],
  ['labels', 'Skill: Level: 5 '],
  ['names of reviewers', 'evaluator of the '],
  ['words before a label', "a' "],
  ['half a promise', "i'll give "],
  ['half a condition', 'if this is being read '],
  ['put together', 'put a word b word '],
  ['short base64', 'aB1c '],
  ['tags', '<a to="'],
  ['Pig Latin', 'ivegay '],
  ['misspelt words', 'judje '],
  ['counts', '30 out of 30 '],
  ['levels', 'level of level 5 5, 5, '],
])('1 MiB of %s is read in time', (_name, piece) => {
  expect(millisecondsFor(filled(piece, MIB))).toBeLessThan(5000);
});
