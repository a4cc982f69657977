import { describe, expect, test } from 'vitest';
import { buildDossier } from '../dossier/build.ts';
import { inputFrom } from '../measure/input-from.ts';
import { readOffline } from './offline-judge.ts';
import { LANGUAGES, languageOf, wordsOf } from './words.ts';

function qualityOf(task: string, reference: string, text: string): number {
  const turns = [{ speaker: 'learner' as const, text }];
  const dossier = buildDossier(inputFrom({ id: 'a', task, reference, turns }, 'work'));
  return readOffline(dossier).quality?.x ?? 0;
}

// The same task, reference and answers in both languages.
const SHOP = {
  english: {
    task: 'What do you look out for when you advise a customer?',
    reference:
      'The shop assistant greets the customer, asks open questions about what is needed, shows two or three fitting products and names their price. At the end an additional offer and the loyalty card are mentioned.',
    whole:
      'First I say hello. Then I ask open questions to learn what the customer needs and show fitting products with the price. Before paying I mention the loyalty card and an additional offer.',
    part: 'I greet the customer and I am friendly.',
  },
  german: {
    task: 'Worauf achtest du, wenn du einen Kunden berätst?',
    reference:
      'Die Verkaufskraft begrüßt den Kunden, stellt offene Fragen zum Bedarf, zeigt zwei oder drei passende Produkte und nennt den Preis. Zum Schluss werden ein Zusatzangebot und die Kundenkarte erwähnt.',
    whole:
      'Zuerst grüße ich. Danach frage ich offen nach, was der Kunde braucht, und zeige passende Produkte mit Preis. Vor dem Bezahlen nenne ich die Kundenkarte und ein zusätzliches Angebot.',
    part: 'Ich begrüße den Kunden und bin freundlich.',
  },
};

describe('the same answer in either language', () => {
  test.each(['whole', 'part'] as const)('%s', (answer) => {
    const [english, german] = [SHOP.english, SHOP.german].map((set) =>
      qualityOf(set.task, set.reference, set[answer]),
    ) as [number, number];
    expect(Math.abs(english - german)).toBeLessThan(15);
  });

  test('a complete answer reads far above a partial one', () => {
    for (const set of [SHOP.english, SHOP.german]) {
      expect(qualityOf(set.task, set.reference, set.whole)).toBeGreaterThan(
        qualityOf(set.task, set.reference, set.part) + 20,
      );
    }
  });
});

test('function words identify German; a plain list has none', () => {
  expect(languageOf(wordsOf(SHOP.german.reference))).toBe(LANGUAGES.german);
  expect(languageOf(wordsOf(SHOP.english.reference))).toBe(LANGUAGES.english);
  expect(languageOf(wordsOf('Kundenkarte, Preis, Angebot'))).toBeNull();
});
