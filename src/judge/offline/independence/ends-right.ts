import type { Material } from '../material.ts';
import { resultOf, saysResult, turnNumbersOf } from '../result.ts';
import { signal, type Signal } from '../signal.ts';

/** How many of the last turns with a number are looked at. A closing thank-you has none. */
const LAST = 2;

/**
 * Whether the learner ends with the right result. Losing it after stating it means that others supplied it; still
 * having it at the end means that they can go on without help.
 */
export function endsRight(material: Material): Signal | null {
  const result = resultOf(material);
  if (result.final === null) return null;
  const own = turnNumbersOf(material).filter((entry) => entry.own && entry.numbers.length > 0);
  const right = own.slice(-LAST).some((entry) => saysResult(entry, result));
  return signal(right ? 6 : -11, right ? 'ended with the right result in your own words' : null);
}
