import { type Material, quoteOf, signal, type Signal } from './material.ts';
import { isSame, numbersIn } from './numbers.ts';
import { givesResult, resultOf, saysResult, turnNumbersOf, type TurnNumbers, says } from './result.ts';
import { wordsOf } from './words.ts';

/**
 * Who stated the right result first. Finding it first shows independence; stating it after the coach did, or after
 * the coach wrote out the sum that gives it, shows only listening.
 */
export function whoFirst(material: Material): Signal | null {
  const result = resultOf(material);
  const { final } = result;
  if (final === null) return null;
  const entries = turnNumbersOf(material);
  const first = (own: boolean, found: (entry: TurnNumbers) => boolean) =>
    entries.findIndex((entry) => entry.own === own && found(entry));
  const mine = first(true, (entry) => saysResult(entry, result));
  const theirs = first(false, (entry) => saysResult(entry, result));
  const handed = first(false, (entry) => givesResult(entry, result));
  if (mine === -1 && theirs === -1) return signal(-8, 'did not get to the result yet');
  if (mine === -1 || (theirs !== -1 && theirs < mine))
    return signal(-9, 'heard the result before finding it');
  const sentence = material.said.find(
    ({ turn, text }) =>
      turn === entries[mine]?.turn && numbersIn(text).some((number) => isSame(number, final)),
  );
  const evidence = sentence === undefined ? {} : { quotes: [quoteOf(sentence)] };
  if (handed !== -1 && handed < mine) return signal(0, 'finished a sum that was handed to you', evidence);
  return signal(8, 'found the result before anyone told you', evidence);
}

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
