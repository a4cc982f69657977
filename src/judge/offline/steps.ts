import { type Material, quoteOf, signal, type Signal } from './material.ts';
import { isAmong, numbersIn } from './numbers.ts';
import { resultOf, saysResult, turnNumbersOf } from './result.ts';
import { sharedBy, wordsOf } from './words.ts';

/**
 * Who stated the right result first. Finding it first shows independence; stating it after the coach did, or after
 * the coach wrote out the sum that gives it, shows only listening.
 */
export function whoFirst(material: Material): Signal | null {
  const result = resultOf(material);
  const { final } = result;
  if (final === null) return null;
  const entries = turnNumbersOf(material);
  const mine = entries.findIndex((entry) => entry.own && saysResult(entry, result));
  const theirs = entries.findIndex((entry) => !entry.own && saysResult(entry, result));
  if (mine === -1 && theirs === -1) return signal(-8, 'did not get to the result yet');
  if (mine === -1 || (theirs !== -1 && theirs < mine))
    return signal(-9, 'heard the result before finding it');
  const sentence = material.said.find(
    ({ turn, text }) => turn === entries[mine]?.turn && isAmong(final, numbersIn(text)),
  );
  const evidence = sentence === undefined ? {} : { quotes: [quoteOf(sentence)] };
  const isHanded = entries.slice(0, mine).some(({ own, worked }) => !own && isAmong(final, worked));
  return isHanded
    ? signal(0, 'finished a sum that was handed to you', evidence)
    : signal(8, 'found the result before anyone told you', evidence);
}

/**
 * How many steps were told. Each value of the solution that the coach states is a step the learner did not take; without
 * a solution, each sum that the coach writes out is one that the learner did not set up. Counted logarithmically, since
 * the first ones say most. Values that the learner found first offset them.
 */
export function valuesTold(material: Material): Signal | null {
  const { values } = resultOf(material);
  const entries = turnNumbersOf(material);
  const others = entries.filter(({ own }) => !own);
  if (values.length === 0) {
    const sums = others.flatMap(({ worked }) => worked).length;
    const says = sums > 2 ? `were given ${sums} sums written out` : null;
    return sums === 0 ? null : signal(-6 * Math.log(1 + sums), says);
  }
  // Writing out a sum states its value.
  const told = others.flatMap(({ numbers, worked }) => [...numbers, ...worked]);
  const mentions = told.filter((number) => isAmong(number, values)).length;
  const own = values.filter((value) => entries.find(({ numbers }) => isAmong(value, numbers))?.own);
  const points = 12 - 9 * Math.log(1 + mentions) + 2 * Math.min(4, own.length);
  return signal(points, mentions > 2 ? `took ${mentions} of the steps from what the coach said` : null);
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

/**
 * Repeated mistakes: returning to a wrong result that was corrected, or to nearly the same words. Independent
 * learners use what they hear. Only near-repeats in different turns count, since exact repeats are left out before.
 */
export function repeatedMistakes(material: Material): Signal | null {
  const { values, given } = resultOf(material);
  const own = turnNumbersOf(material).filter((entry) => entry.own);
  if (own.length < 2 || values.length === 0) return null;
  // Takes the largest unknown number of each turn, so that the order within a turn does not matter.
  const wrong = own.flatMap(({ numbers }) => {
    const unknown = numbers.filter((number) => !isAmong(number, [...values, ...given]));
    return unknown.length === 0 ? [] : [Math.max(...unknown)];
  });
  const again = wrong.length - new Set(wrong).size;
  const sets = own.map(({ text }) => new Set(wordsOf(text)));
  const repeats = sets.slice(1).filter((set, index) => {
    const before = sets[index] ?? new Set<string>();
    return sharedBy(set, before) / Math.max(set.size, before.size, 1) > SAME_WORDS;
  }).length;
  const points = -2.5 * Math.min(4, again) - 4 * Math.log(1 + repeats);
  return signal(points, again > 0 ? 'came back to a result that had been corrected' : null);
}
