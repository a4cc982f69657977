import type { Material } from '../material.ts';
import { resultOf, saysResult, turnNumbersOf } from '../result.ts';
import { signal, type Signal } from '../signal.ts';

/** Turns with a number in which a result that was understood is still there; a last word of thanks holds none. */
const LAST = 2;

/**
 * Whether the learner ends with the right result. Who says it once and then loses it was carried there; who still has
 * it at the end can go on without help.
 */
export function endsRight(material: Material): Signal | null {
  const result = resultOf(material);
  if (result.final === null) return null;
  const own = turnNumbersOf(material).filter((entry) => entry.own && entry.numbers.length > 0);
  const right = own.slice(-LAST).some((entry) => saysResult(entry, result));
  return signal(right ? 6 : -11, right ? 'ended with the right result in your own words' : null);
}
