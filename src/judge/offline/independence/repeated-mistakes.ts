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
 * Repeated mistakes: returning to a wrong result that was corrected, or to nearly the same words. Independent
 * learners use what they hear. Only near-repeats in different turns count, since exact repeats are left out before.
 */
export function repeatedMistakes(material: Material): Signal | null {
  const result = resultOf(material);
  const own = turnNumbersOf(material).filter((entry) => entry.own);
  if (own.length < 2 || result.values.length === 0) return null;
  const known = [...result.values, ...result.given];
  // Takes the largest unknown number of each turn, so that the order within a turn does not matter.
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
