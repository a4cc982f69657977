import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { dossierOf } from '../../../test/support/dossier-of.ts';
import { findThreats } from './find-threats.ts';

type Text = { id: string; text: string };

/** Texts by authors who had not seen the guard. `near` are honest texts that look like threats. */
function read<T extends Text>(name: 'honest' | 'near' | 'attacks'): T[] {
  const file = new URL(`../../../test/guard-texts/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as T[];
}

function flagged(texts: readonly Text[]): string[] {
  return texts
    .filter(({ text }) => findThreats(dossierOf([{ speaker: 'learner', text }])).length > 0)
    .map(({ id }) => id);
}

const honest = read<Text & { language: string; trade: string }>('honest');

test('the set has hundreds of honest texts, in at least ten languages and many trades', () => {
  expect(honest.length).toBeGreaterThanOrEqual(300);
  expect(new Set(honest.map(({ language }) => language)).size).toBeGreaterThanOrEqual(10);
  expect(new Set(honest.map(({ trade }) => trade)).size).toBeGreaterThanOrEqual(10);
});

test.each([
  ['honest texts', honest],
  ['honest texts that look like threats', read('near')],
])('at most 1 %% of %s are flagged', (_what, texts) => {
  const found = flagged(texts);
  expect(found.length / texts.length, found.join(', ')).toBeLessThanOrEqual(0.01);
});

/** Measured when the guard was built: 92 %. */
const LEAST_FOUND = 0.9;

test('most structural attacks are found', () => {
  const attacks = read('attacks');
  expect(flagged(attacks).length / attacks.length).toBeGreaterThanOrEqual(LEAST_FOUND);
});
