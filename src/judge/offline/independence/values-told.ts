import type { Material } from '../material.ts';
import { isSame } from '../numbers.ts';
import { resultOf, says, turnNumbersOf, type TurnNumbers } from '../result.ts';
import { signal, type Signal } from '../signal.ts';

/**
 * How many steps were told. Each value of the solution that the coach states is a step the learner did not take.
 * The count is logarithmic, since the first ones say most. Values that the learner found first offset it.
 */
export function valuesTold(material: Material): Signal | null {
  const { values } = resultOf(material);
  const entries = turnNumbersOf(material);
  if (values.length === 0) return sumsTold(entries);
  let mentions = 0;
  for (const entry of entries) {
    // Writing out a sum states its value.
    const numbers = entry.own ? [] : [...entry.numbers, ...entry.worked];
    mentions += numbers.filter((number) => values.some((value) => isSame(value, number))).length;
  }
  const own = values.filter((value) => {
    const first = entries.find((entry) => says(entry, value));
    return first?.own === true;
  }).length;
  const points = 12 - 9 * Math.log(1 + mentions) + 2 * Math.min(4, own);
  return signal(points, mentions > 2 ? `took ${mentions} of the steps from what the coach said` : null);
}

/** Without a solution: each sum that someone else writes out is one that the learner did not set up. */
function sumsTold(entries: readonly TurnNumbers[]): Signal | null {
  if (entries.every(({ own, worked }) => own || worked.length === 0)) return null;
  const sums = entries.reduce((total, { own, worked }) => total + (own ? 0 : worked.length), 0);
  return signal(-6 * Math.log(1 + sums), sums > 2 ? `were given ${sums} sums written out` : null);
}
