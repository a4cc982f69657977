import type { Material } from '../material.ts';
import { isSame } from '../numbers.ts';
import { resultOf, turnNumbersOf } from '../result.ts';
import { signal, type Signal } from '../signal.ts';
import { wordsOf } from '../words.ts';

const SAME_WORDS = 0.7;

function alike(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  let shared = 0;
  for (const word of b) if (a.has(word)) shared += 1;
  return shared / Math.max(a.size, b.size, 1) > SAME_WORDS;
}

/**
 * Going in circles: coming back to a wrong result already corrected, or to nearly the same words. Someone who works
 * alone uses what they heard; only near-repeats in different turns count, since an exact repeat is no new turn at all.
 */
export function repeatedMistakes(material: Material): Signal | null {
  const result = resultOf(material);
  const own = turnNumbersOf(material).filter((entry) => entry.own);
  if (own.length < 2 || result.values.length === 0) return null;
  const known = [...result.values, ...result.given];
  // One number a turn, and the largest, so that the order within a turn says nothing.
  const wrong = own.flatMap((entry) => {
    const unknown = entry.numbers.filter((number) => !known.some((value) => isSame(value, number)));
    return unknown.length === 0 ? [] : [Math.max(...unknown)];
  });
  const again = wrong.length - new Set(wrong).size;
  const sets = own.map((entry) => new Set(wordsOf(entry.text)));
  const repeats = sets.slice(1).filter((set, index) => alike(sets[index] ?? new Set(), set)).length;
  const points = -2.5 * Math.min(4, again) - 4 * Math.log(1 + repeats);
  return signal(points, again > 0 ? 'came back to a result that had been corrected' : null);
}
